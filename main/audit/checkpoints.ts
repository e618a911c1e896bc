// Runs in the host. Signed places of each seat's chain, written where an administrator collects them, and told to
// whoever carries them further (the platform link).
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '@shared/audit/Checkpoint';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import type { Log } from '../log/Log';
import type { Store } from '../store/Store';
import { signCheckpoint } from './signing';

/** A checkpoint at least every so many events, and every so many milliseconds in which there was one. */
const EVENTS = 500;
const INTERVAL = 15 * 60_000;

export interface Checkpoints {
  /** Signs where the chains stand now; seats that have not moved since are left out. */
  make(): Promise<readonly Checkpoint[]>;
  /** The way off the seat: the platform link listens here. */
  onMade(listener: (checkpoint: Checkpoint) => void): () => void;
  close(): Promise<void>;
}

export interface CheckpointDeps {
  readonly store: Store;
  readonly seats: readonly SeatId[];
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder of the files; asked each time, as the setting may change. */
  dir(): string;
}

export function createCheckpoints({ store, seats, key, clock, log, dir }: CheckpointDeps): Checkpoints {
  const listeners = new Set<(checkpoint: Checkpoint) => void>();
  const signed = new Map<SeatId, number>();
  let since = 0;
  let making: Promise<readonly Checkpoint[]> = Promise.resolve([]);

  const makeNow = async (): Promise<readonly Checkpoint[]> => {
    since = 0;
    const made: Checkpoint[] = [];
    for (const seat of seats) {
      const { seatNo, hash } = await store.seatHead(seat);
      if (seatNo === 0 || signed.get(seat) === seatNo) continue;
      const checkpoint = signCheckpoint(key, { seat, seatNo, hash, at: clock() });
      if (!write(checkpoint)) continue;
      signed.set(seat, seatNo);
      made.push(checkpoint);
      for (const listener of listeners) listener(checkpoint);
    }
    return made;
  };
  const write = (checkpoint: Checkpoint): boolean => {
    try {
      mkdirSync(dir(), { recursive: true, mode: 0o700 });
      appendFileSync(join(dir(), `${checkpoint.seat}.checkpoints.jsonl`), `${JSON.stringify(checkpoint)}\n`, {
        mode: 0o600,
      });
      return true;
    } catch {
      // The folder is a network drive that is away, as a rule: made again next time.
      log('warn', 'checkpointNotWritten', { seat: checkpoint.seat });
      return false;
    }
  };
  const make = (): Promise<readonly Checkpoint[]> => {
    making = making.then(makeNow).catch((error: unknown) => {
      log('error', 'checkpointFailed', { kind: error instanceof Error ? error.name : typeof error });
      return [];
    });
    return making;
  };
  const off = store.onCommitted((events) => {
    since += events.length;
    if (since >= EVENTS) void make();
  });
  const timer = setInterval(() => void make(), INTERVAL);
  timer.unref();

  return {
    make,
    onMade(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      clearInterval(timer);
      off();
      await make();
    },
  };
}
