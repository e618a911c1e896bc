// Runs in the host. The events of the calls that run, kept in memory beside the log so that a step is decided
// without reading the disk, and one step of a call at a time.

import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream } from '@shared/events/StreamId';
import type { CallId } from '@shared/kernel/ids';
import type { Store } from '../store/Store';

export interface CallLog {
  /** Events of a call in their order. Called within a turn, or where no step of the call can be on its way. */
  read(call: CallId): Promise<readonly RecordedEvent[]>;
  /** Runs steps of one call one after the other: what a step decides on cannot change under it. */
  inTurn<T>(call: CallId, step: () => Promise<T>): Promise<T>;
  forget(call: CallId): void;
  close(): void;
}

export function createCallLog(store: Store): CallLog {
  const known = new Map<string, RecordedEvent[]>();
  const turns = new Map<CallId, Promise<unknown>>();
  const off = store.onCommitted((events) => {
    for (const event of events) known.get(event.stream)?.push(event);
  });

  return {
    read: async (call) => {
      const stream = callStream(call);
      const cached = known.get(stream);
      if (cached) return cached;
      const events = [...(await store.readStream(stream))];
      known.set(stream, events);
      return events;
    },
    inTurn: (call, step) => {
      const before = turns.get(call) ?? Promise.resolve();
      const mine = before.then(step, step);
      turns.set(call, mine);
      const leave = () => {
        if (turns.get(call) === mine) turns.delete(call);
      };
      mine.then(leave, leave);
      return mine;
    },
    forget: (call) => {
      known.delete(callStream(call));
    },
    close: off,
  };
}
