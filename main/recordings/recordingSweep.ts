// Runs in the host. Recordings that are older than their seat keeps them are deleted, at the start and once a day. In
// slices, so that no call waits for it.
import { setImmediate } from 'node:timers/promises';
import type { SweepStatus } from '@shared/contract/RecordsStatus';
import { callStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { RecordingId, SeatId } from '@shared/kernel/ids';
import { retentionNow } from '@shared/retention/retention';
import type { AuditLog } from '../audit/auditLog';
import type { Log } from '../log/Log';
import type { SeatEvents } from '../seatEvents';
import type { SettingsStore } from '../settings/SettingsStore';
import type { Store } from '../store/Store';
import type { RecordingShelf } from './recordingShelf';

const DAY = 24 * 3_600_000;

/** Looked at before something else has its turn, and the screen is told. */
const SLICE = 20;

export interface RecordingSweep {
  /** Now; answers when all is done. One that runs already is waited for first. */
  run(): Promise<void>;
  /** How many of the seat's are older than so many days. */
  older(seat: SeatId, days: number): Promise<number>;
  status(): SweepStatus;
  onChanged(fn: () => void): () => void;
  close(): Promise<void>;
}

export interface SweepDeps {
  readonly store: Store;
  readonly shelf: RecordingShelf;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  readonly audit: Pick<AuditLog, 'note'>;
  readonly log: Log;
  settings(seat: SeatId): SettingsStore;
}

/** That a recording was there, and when it went, stays in the stream of its call and in the audit of its seat. */
export function createRecordingSweep(deps: SweepDeps): RecordingSweep {
  const listeners = new Set<() => void>();
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let status: SweepStatus = { running: false, seen: 0, of: 0, deleted: 0, at: undefined };
  const tell = (change: Partial<SweepStatus>): void => {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  };
  const sweep = async (): Promise<void> => {
    const all = deps.shelf.list();
    let [seen, deleted] = [0, 0];
    tell({ running: true, seen, of: all.length, deleted });
    try {
      for (const recording of all) {
        if (closed) return;
        if (await deleteIfOld(deps, recording)) deleted += 1;
        seen += 1;
        if (seen % SLICE > 0) continue;
        tell({ seen, deleted });
        await setImmediate();
      }
    } finally {
      tell({ running: false, seen, deleted, at: deps.clock() });
    }
  };
  const run = (): Promise<void> => {
    // Asked for twice while one runs: one more sees all of it.
    next ??= running.then(() => {
      next = undefined;
      running = sweep().catch((error: unknown) => {
        const kind = error instanceof Error ? error.name : typeof error;
        deps.log('error', 'recordingSweepFailed', { kind });
      });
      return running;
    });
    return next;
  };
  const timer = setInterval(() => void run(), DAY);
  timer.unref();
  return {
    run,
    older: async (seat, days) => {
      let found = 0;
      for (const [at, recording] of deps.shelf.list().entries()) {
        const age = await ageOf(deps, recording);
        if (age?.seat === seat && age.days >= days) found += 1;
        if (at % SLICE === 0) await setImmediate();
      }
      return found;
    },
    status: () => status,
    onChanged: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      await next;
      await running;
    },
  };
}

/** Undefined: of the other log of this folder (practice or live); deleted when that one is open. */
async function ageOf({ store, shelf, clock }: SweepDeps, recording: RecordingId) {
  const kept = shelf.about(recording);
  const [first] = kept === undefined ? [] : await store.readStream(callStream(kept.call));
  if (kept === undefined || first === undefined) return undefined;
  return { call: kept.call, seat: first.seat, days: (clock() - kept.at) / DAY };
}

/** By the days of the seat whose call it is: several seats share a machine, and each has its own setting. */
async function deleteIfOld(deps: SweepDeps, recording: RecordingId): Promise<boolean> {
  const { store, shelf, clock, newEvent, audit } = deps;
  const kept = await ageOf(deps, recording);
  if (kept === undefined) return false;
  const { seat } = kept;
  const { recordingDays: days } = retentionNow(deps.settings(seat).read(), clock());
  if (kept.days < days) return false;
  // The log first: a file that is gone without a word could not be told from a lost one.
  const noted = await store.append([
    newEvent(seat, callStream(kept.call), { type: 'recordingDeleted', recording, days }),
  ]);
  if (!noted.ok) return false;
  shelf.delete(recording);
  await audit.note(seat, { action: 'recording.deleted', object: recording, done: true });
  return true;
}
