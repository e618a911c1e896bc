// Runs in a worker thread of its own, and on the command line.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { assertNever } from '@shared/kernel/assertNever';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { Database } from 'better-sqlite3';
import { countErasable } from '../erase';
import { journalOf } from '../journal/journalFormat';
import { readJournal } from '../journal/readJournal';
import { openToRead } from '../openDatabase';
import { sqliteFault } from '../sqliteFault';
import { journalKey } from '../storeKeys';
import type { Chore, ChoreDone, ChoreFile } from './Chore';

export function doChore({ file, key }: ChoreFile, chore: Chore): Result<ChoreDone> {
  let db: Database | undefined;
  try {
    db = openToRead(file, key);
    switch (chore.chore) {
      case 'check':
        return ok({
          chore: 'check',
          sound: isSound(db, chore.thorough),
          journalSound: !(chore.thorough && key !== undefined && isJournalHurt(file, key)),
        });
      case 'backup':
        return backup(db, chore.target, key);
      case 'count':
        return ok({ chore: 'count', streams: countErasable(db, chore) });
      default:
        return assertNever(chore);
    }
  } catch (error) {
    const fault = sqliteFault(error) ?? systemFault(error);
    if (fault === undefined) throw error;
    if (chore.chore === 'backup') rmSync(`${chore.target}.part`, { force: true });
    if (chore.chore === 'check' && fault.code === 'damaged')
      return ok({ chore: 'check', sound: false, journalSound: true });
    return fail(fault);
  } finally {
    db?.close();
  }
}

function isSound(db: Database, thorough: boolean): boolean {
  return db.pragma(thorough ? 'integrity_check(1)' : 'quick_check(1)', { simple: true }) === 'ok';
}

/** A record that is being written just now stands at the end, and is none of the hurt ones. */
const isJournalHurt = (file: string, key: Uint8Array): boolean =>
  readJournal(journalOf(file), journalKey(key))?.hurt === true;

/** VACUUM INTO reads one moment of the database while others write, and keeps its encryption. */
function backup(db: Database, target: string, key: Uint8Array | undefined): Result<ChoreDone> {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  closeSync(openSync(part, 'w', 0o600));
  db.prepare('VACUUM INTO ?').run(part);
  const copy = openToRead(part, key);
  try {
    if (!isSound(copy, true)) return fail(BROKEN_COPY);
    const events = Number(copy.prepare('SELECT count(*) FROM events').pluck().get());
    const output = openSync(part, 'r+');
    fsyncSync(output);
    closeSync(output);
    renameSync(part, target);
    return ok({ chore: 'backup', bytes: statSync(target).size, events });
  } finally {
    copy.close();
  }
}

const BROKEN_COPY: Failure = {
  code: 'backupBroken',
  message: '备份写好后核对不符，没有留下。请检查备份所在的磁盘。',
};

const systemFault = (error: unknown): Failure | undefined =>
  error instanceof Error && 'syscall' in error
    ? { code: 'ioError', message: '备份文件夹不能写入。', hint: '请检查文件夹是否存在、可写。' }
    : undefined;
