// Runs in the store's thread. From the three files of a log (database, WAL, journal) to a store that works, whichever
// of them is hurt.
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Gathered } from '@shared/contract/Gathered';
import type { Problem } from '@shared/contract/Session';
import { fail, ok, type Result } from '@shared/kernel/result';
import type { Database } from 'better-sqlite3';
import { journalOf } from './journal/journalFormat';
import { compareJournal, prepareKeepJournal } from './journal/keepJournal';
import { type Journal, openJournal } from './journal/openJournal';
import { type JournalScan, readJournal } from './journal/readJournal';
import { createLiveCore, type LiveCore } from './liveCore';
import { convertPlain } from './mend/convertPlain';
import { prepareTake, takeFrom } from './mend/gather';
import { refold } from './mend/refold';
import { type OpenFailure, openDatabase } from './openDatabase';
import type { Progress } from './projections/prepareProjections';
import { setAside } from './setAside';
import { sqliteFault } from './sqliteFault';
import { journalKey } from './storeKeys';

export interface CoreOptions {
  readonly file: string;
  /** For the name of a damaged file that is set aside. */
  readonly now: number;
  /** The key of the folder; without it the log is plain and has no journal, which tools and tests alone may do. */
  readonly key?: Uint8Array | undefined;
  /** Milliseconds that a statement waits for another process's lock. */
  readonly busyTimeout?: number | undefined;
}

export interface OpenedCore {
  readonly core: LiveCore;
  readonly problems: readonly Problem[];
}

/** Database and journal, open. */
export interface Files {
  readonly db: Database;
  readonly journal: Journal | undefined;
}

export interface Mended extends Files {
  readonly aside: string;
  readonly gathered: Gathered;
}

/** Files up to this size are looked through at once where the program did not end cleanly; larger ones beside the work. */
const SMALL = 32 * 1024 * 1024;

/** Opens the log; a damaged file is set aside and a new one filled with all that can be read. */
export function openCore(options: CoreOptions, progress?: Progress): Result<OpenedCore, OpenFailure> {
  const ready = prepareFolder(options);
  if (!ready.ok) return ready;
  const opened = openFiles(options);
  if (!opened.ok) return opened;
  const core = createLiveCore(opened.value, (now, source) => mend({ ...options, now }, source), progress);
  const mended = 'aside' in opened.value ? (opened.value as Mended) : undefined;
  return ok({ core, problems: mended ? [damageProblem(mended)] : [] });
}

function openFiles(options: CoreOptions): Result<Files | Mended, OpenFailure> {
  const { file, key, busyTimeout } = options;
  const uncleanly = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
  const opened = openDatabase(file, { key, busyTimeout });
  if (!opened.ok) {
    if (opened.error.code !== 'damaged') return opened;
    return key !== undefined && !isKeyOf(file, key) ? wrongKey() : mend(options);
  }
  const db = opened.value;
  if (key === undefined) return ok({ db, journal: undefined });
  // A hurt WAL shows as events that are missing, or as pages of different times: the tables no longer agree.
  const scan = compareJournal(db, journalOf(file), journalKey(key), !uncleanly);
  if (scan?.found === 'differs') {
    // Another history than this database's: kept for a person to look at, not mixed in.
    setAside(journalOf(file), options.now);
    return ok({ db, journal: takeUpJournal(db, options, undefined) });
  }
  const lacks = scan?.found === 'lacks';
  if ((lacks || (uncleanly && statSync(file).size <= SMALL)) && !isSound(db)) {
    db.close();
    return mend(options);
  }
  if (lacks) {
    takeJournal(db, file, key);
    refold(db);
  }
  return ok({ db, journal: takeUpJournal(db, options, scan) });
}

/** Takes what the journal has; answers how many events were new. */
function takeJournal(db: Database, file: string, key: Uint8Array): number {
  const take = prepareTake(db);
  let added = 0;
  readJournal(journalOf(file), journalKey(key), (rows) => {
    added += take(rows);
  });
  return added;
}

/**
 * Sets the database aside and fills a new one: from the journal, which has what was not sent, then from all that can
 * be read in the damaged file, then from `source`, a backup. Nothing is deleted.
 */
function mend(options: CoreOptions, source?: string): Result<Mended, OpenFailure> {
  const { file, key, now, busyTimeout } = options;
  const aside = setAside(file, now);
  makeForOwner(file);
  const fresh = openDatabase(file, { key, busyTimeout });
  if (!fresh.ok) return fresh;
  const db = fresh.value;
  const from: Gathered['from'][number][] = [];
  if (key !== undefined) from.push({ source: 'journal', events: takeJournal(db, file, key) });
  from.push({ source: 'damaged', events: takeFrom(db, aside, key).added });
  if (source !== undefined) from.push({ source: 'backup', events: takeFrom(db, source, key).added });
  const events = from.reduce((sum, one) => sum + one.events, 0);
  refold(db);
  const journal = takeUpJournal(db, options, undefined);
  return ok({ db, journal, aside, gathered: { from, events } });
}

/** The journal to go on with: as it is where it is whole, else written anew from the database. */
function takeUpJournal(
  db: Database,
  { file, key }: CoreOptions,
  scan: JournalScan | undefined,
): Journal | undefined {
  if (key === undefined) return undefined;
  const journal = openJournal(journalOf(file), journalKey(key), scan?.end ?? 0, scan?.lastSeq ?? 0);
  const keep = prepareKeepJournal(db, journal);
  try {
    // A write cut short at the end is written over; a journal that is hurt or missing is made new.
    if (scan === undefined || scan.hurt) keep.shorten();
    else keep.catchUp();
  } catch (error) {
    // A full disk: the database alone has it for now, and the journal is filled when there is room.
    if (sqliteFault(error) === undefined && !isSystemError(error)) throw error;
  }
  return journal;
}

function isSound(db: Database): boolean {
  try {
    return db.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (sqliteFault(error)?.code !== 'damaged') throw error;
    return false;
  }
}

/** A journal that opens proves the key; without one nothing does, and then nothing is touched. */
const isKeyOf = (file: string, key: Uint8Array): boolean =>
  (readJournal(journalOf(file), journalKey(key))?.records ?? 0) > 0;

const wrongKey = () =>
  fail<OpenFailure>({
    code: 'wrongKey',
    message:
      '数据文件打不开：密钥不对，或者数据文件和日志都已损坏。 The records do not open: the key is another one, or both the database and its journal are damaged.',
    hint: '文件没有被改动。请检查密钥；如果密钥无误，请用备份恢复（cli restore）或抢救（cli salvage）。 Nothing was changed. Check the key; if it is the right one, restore a backup (cli restore) or salvage (cli salvage).',
  });

function prepareFolder(options: CoreOptions): Result<null, OpenFailure> {
  const { file, key } = options;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (key !== undefined) convertPlain(file, key);
    makeForOwner(file);
    return ok(null);
  } catch (error) {
    const fault = sqliteFault(error);
    // A plain file that is damaged is salvaged like an encrypted one.
    if (fault?.code === 'damaged') return ok(null);
    if (fault !== undefined) return fail({ ...fault, code: 'cannotOpen' });
    if (!isSystemError(error)) throw error;
    return fail({
      code: 'cannotOpen',
      message: `数据文件夹不能写入：${dirname(file)}`,
      hint: '请检查文件夹权限，或用 --data-dir 换一个文件夹。',
    });
  }
}

const damageProblem = ({ aside, gathered }: Mended): Problem => ({
  code: 'databaseDamaged',
  message: `数据文件已损坏，已另存；抢救出 ${gathered.events} 条记录，程序用新的数据文件继续工作。`,
  hint: `损坏的文件：${basename(aside)}，请勿删除。`,
});

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** A new file is its owner's alone: callers' words will be in it. SQLite gives `-wal` and `-shm` the same rights. */
function makeForOwner(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}
