// Runs in the host. Looks after the log: checks it, copies it, puts it together again, erases by rule. The work is done
// in threads of its own; here is when, and what is told.
import type { Gathered } from '@shared/contract/Gathered';
import type { Protection } from '@shared/contract/Protection';
import type { RecordsStatus, RecordsWork } from '@shared/contract/RecordsStatus';
import type { Clock } from '@shared/kernel/clock';
import type { EventId, IdMaker, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { Log } from '../log/Log';
import type { RecordingSweep } from '../recordings/recordingSweep';
import { startChore } from '../store/chores/startChore';
import type { Store } from '../store/Store';
import { backupPath, listBackups } from './backupFolder';
import { copyRecords } from './copyRecords';

export interface Records {
  status(): RecordsStatus;
  onChanged(listener: (status: RecordsStatus) => void): () => void;
  check(thorough: boolean): Promise<void>;
  backup(): Promise<Result<RecordsStatus>>;
  restore(backup: string): Promise<Result<RecordsStatus>>;
  /** What is due by now: the daily check, copy and erasure. */
  daily(): Promise<void>;
  /** At the start: a quick check, and the copy and the erasure that are due, for who never works for an hour. */
  begin(): Promise<void>;
  /** Calls, orders and the like that an erasure after so many years would take now. */
  erasable(years: number): Promise<Result<number>>;
  /** Waits for what runs. */
  close(): Promise<void>;
}

export interface RecordsDeps {
  readonly store: Store;
  readonly file: string;
  readonly dataDir: string;
  readonly key: Uint8Array;
  readonly protection: Protection;
  readonly seats: readonly SeatId[];
  readonly clock: Clock;
  readonly ids: IdMaker;
  readonly log: Log;
  readonly sweep: Pick<RecordingSweep, 'status' | 'onChanged'>;
  /** As set now; `dailyCopy`: a folder was chosen, so a copy is made there every day. */
  rules(): {
    readonly backupDir: string;
    readonly dailyCopy: boolean;
    readonly eraseAfterYears: number;
    readonly hasPlatform: boolean;
  };
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

export function createRecords(deps: RecordsDeps): Records {
  const { store, file, dataDir, key, protection, seats, clock, ids, log, sweep, rules } = deps;
  const listeners = new Set<(status: RecordsStatus) => void>();
  let work: RecordsWork | undefined;
  let lastCheck: RecordsStatus['lastCheck'];
  let lastThorough = 0;
  let lastErased = 0;
  let failed: RecordsStatus['lastBackup'];
  let mending = false;
  let mended: Gathered | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let closed = false;

  const status = (): RecordsStatus => {
    const backups = listBackups(rules().backupDir, file);
    const newest = backups[0];
    const made = newest && { at: newest.at, done: true };
    const lastBackup = failed !== undefined && failed.at > (made?.at ?? 0) ? failed : made;
    return { protection, work, lastCheck, lastBackup, backups, mending, mended, recordings: sweep.status() };
  };
  const changed = (next?: RecordsWork): void => {
    work = next;
    for (const listener of listeners) listener(status());
  };
  const offSweep = sweep.onChanged(() => changed(work));
  const offMending = store.onMending((running) => {
    mending = running;
    changed(work);
  });
  const offMended = store.onMended((gathered) => {
    mended = gathered;
    log('error', 'logMended', { events: gathered.events });
    changed(work);
  });

  /** One piece of work at a time, in the order of asking. */
  const alone = async <T>(kind: RecordsWork['kind'], act: () => Promise<Result<T>>): Promise<Result<T>> => {
    const begin = async (): Promise<Result<T>> => {
      if (closed) return fail(CLOSING);
      changed({ kind, done: 0, of: 0 });
      try {
        return await act();
      } finally {
        changed();
      }
    };
    const mine = running.then(begin, begin);
    running = mine.catch(() => {});
    return mine;
  };

  const check = async (thorough: boolean): Promise<void> => {
    const done = await alone('check', () => startChore({ file, key }, { chore: 'check', thorough }));
    if (!done.ok || done.value.chore !== 'check' || closed) return;
    lastCheck = { at: clock(), sound: done.value.sound };
    if (thorough) lastThorough = clock();
    if (!done.value.journalSound) {
      log('error', 'journalDamaged');
      await store.renewJournal();
    }
    if (!done.value.sound) {
      log('error', 'logDamaged', { thorough });
      const put = await store.mend();
      if (put.ok) {
        mended = put.value;
        lastCheck = { at: clock(), sound: true };
      }
    }
    changed();
  };

  const backup = (): Promise<Result<RecordsStatus>> =>
    alone('backup', async () => {
      const { backupDir } = rules();
      const progress = (bytes: number, of: number) => changed({ kind: 'backup', done: bytes, of });
      const done = await copyRecords({ file, key, dir: backupDir, dataDir, clock, progress });
      failed = done.ok ? undefined : { at: clock(), done: false, code: done.error.code };
      log(done.ok ? 'info' : 'error', 'backup', {
        done: done.ok,
        code: done.ok ? undefined : done.error.code,
      });
      // A copy reads every page: what it met is looked at and mended now, not at tomorrow's check.
      if (!done.ok && done.error.code === 'damaged') void quietly('check', () => check(true));
      return done.ok ? ok({ ...status(), work: undefined }) : done;
    });

  const erase = async (): Promise<void> => {
    const { eraseAfterYears, hasPlatform } = rules();
    const [seat] = seats;
    if (eraseAfterYears <= 0 || seat === undefined) return;
    const now = clock();
    const before = yearsBefore(now, eraseAfterYears);
    const wish = { before, sentOnly: hasPlatform, id: ids() as EventId, seat, at: now };
    const events = await store.erase(wish, now);
    lastErased = now;
    if (events > 0) log('info', 'logErased', { events });
  };

  const daily = async (): Promise<void> => {
    const now = clock();
    if (now - lastThorough >= DAY) await check(true);
    await copyAndErase(now);
  };
  const copyAndErase = async (now: number): Promise<void> => {
    if (rules().dailyCopy && now - (status().lastBackup?.at ?? 0) >= DAY) await backup();
    if (now - lastErased >= DAY) await erase();
  };
  /** Work that nobody waits for: what goes wrong with it is in the technical log, and ends no call. */
  const quietly = (what: string, act: () => Promise<void>): Promise<void> =>
    act().catch((error: unknown) => {
      log('error', 'recordsWork', { what, kind: error instanceof Error ? error.name : typeof error });
    });
  const timer = setInterval(() => void quietly('daily', daily), HOUR);
  timer.unref();

  return {
    status,
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    check: (thorough) => quietly('check', () => check(thorough)),
    backup,
    restore: async (name) => {
      const source = backupPath(rules().backupDir, name);
      if (source === undefined) return fail(NO_BACKUP);
      for (const seat of seats) if ((await store.openCalls(seat)).length > 0) return fail(IN_CALL);
      return alone('restore', async () => {
        const done = await store.mend(source);
        if (!done.ok) return done;
        mended = done.value;
        log('info', 'logRestored', { events: done.value.events });
        return ok({ ...status(), work: undefined });
      });
    },
    daily: () => quietly('daily', daily),
    begin: async () => {
      await quietly('check', () => check(false));
      await quietly('daily', () => copyAndErase(clock()));
    },
    erasable: async (years) => {
      const now = clock();
      const wish = { before: yearsBefore(now, years), sentOnly: rules().hasPlatform, now };
      const counted = await startChore({ file, key }, { chore: 'count', ...wish });
      if (!counted.ok) return counted;
      return ok(counted.value.chore === 'count' ? counted.value.streams : 0);
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      offMending();
      offMended();
      offSweep();
      listeners.clear();
      await running;
    },
  };
}

function yearsBefore(now: number, years: number): number {
  const date = new Date(now);
  return date.setUTCFullYear(date.getUTCFullYear() - years);
}

const CLOSING: Failure = { code: 'closing', message: '程序正在结束，没有备份。' };
const NO_BACKUP: Failure = { code: 'backupMissing', message: '备份文件夹里没有这个备份。' };
const IN_CALL: Failure = {
  code: 'restoreInCall',
  message: '有通话没有办完，现在不能恢复。',
  hint: '请在通话办结后再恢复；已有记录都不受影响。',
};
