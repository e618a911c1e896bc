// Runs in the host. Recordings that are older than their seat keeps them are deleted, at the start and once a day.
import { callStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import type { AuditLog } from '../audit/auditLog';
import type { Log } from '../log/Log';
import type { SeatEvents } from '../seatEvents';
import type { SettingsStore } from '../settings/SettingsStore';
import type { Store } from '../store/Store';
import type { KeptRecording, RecordingShelf } from './recordingShelf';

const DAY = 24 * 3_600_000;

export interface RecordingSweep {
  /** Now; answers when all is done. One that runs already is waited for first. */
  run(): Promise<void>;
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
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    for (const kept of deps.shelf.list()) if (!closed) await deleteIfOld(deps, kept);
  };
  const run = (): Promise<void> => {
    running = running.then(sweep).catch((error: unknown) => {
      deps.log('error', 'recordingSweepFailed', { kind: error instanceof Error ? error.name : typeof error });
    });
    return running;
  };
  const timer = setInterval(() => void run(), DAY);
  timer.unref();
  return {
    run,
    close: () => {
      closed = true;
      clearInterval(timer);
      return running;
    },
  };
}

/** By the days of the seat whose call it is: several seats share a machine, and each has its own setting. */
async function deleteIfOld(deps: SweepDeps, { recording, call, at }: KeptRecording): Promise<void> {
  const { store, shelf, clock, newEvent, audit } = deps;
  const [first] = await store.readStream(callStream(call));
  // Of the other log of this folder (practice or live): deleted when that one is open.
  if (first === undefined) return;
  const { seat } = first;
  const { recordingDays: days } = deps.settings(seat).read();
  if (clock() - at < days * DAY) return;
  // The log first: a file that is gone without a word could not be told from a lost one.
  const noted = await store.append([
    newEvent(seat, callStream(call), { type: 'recordingDeleted', recording, days }),
  ]);
  if (!noted.ok) return;
  shelf.delete(recording);
  await audit.note(seat, { action: 'recording.deleted', object: recording, done: true });
}
