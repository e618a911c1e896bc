// Runs in the host. The events of the calls that run, kept in memory beside the log so that a step is decided
// without reading the disk, and one step of a call at a time.

import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream } from '@shared/events/StreamId';
import { evolveIntake, foldIntake } from '@shared/intake/foldIntake';
import type { IntakeSetting, IntakeState } from '@shared/intake/IntakeState';
import type { CallId } from '@shared/kernel/ids';
import type { Store } from '../store/Store';

export interface CallLog {
  /** Events of a call in their order. Called within a turn, or where no step of the call can be on its way. */
  read(call: CallId): Promise<readonly RecordedEvent[]>;
  /** The intake after these events; kept, so that a step costs what is new and not the whole call. */
  intake(call: CallId, setting: IntakeSetting): Promise<IntakeState>;
  /** Runs steps of one call one after the other: what a step decides on cannot change under it. */
  inTurn<T>(call: CallId, step: () => Promise<T>): Promise<T>;
  forget(call: CallId): void;
  close(): void;
}

interface Folded {
  readonly setting: IntakeSetting;
  /** Events of the call that are in `state`. */
  readonly count: number;
  readonly state: IntakeState;
}

export function createCallLog(store: Store): CallLog {
  const known = new Map<string, RecordedEvent[]>();
  const folded = new Map<CallId, Folded>();
  const turns = new Map<CallId, Promise<unknown>>();
  const off = store.onCommitted((events) => {
    for (const event of events) known.get(event.stream)?.push(event);
  });

  const read = async (call: CallId): Promise<readonly RecordedEvent[]> => {
    const stream = callStream(call);
    const cached = known.get(stream);
    if (cached) return cached;
    const events = [...(await store.readStream(stream))];
    known.set(stream, events);
    return events;
  };

  return {
    read,
    intake: async (call, setting) => {
      const events = await read(call);
      const kept = folded.get(call);
      const goesOn =
        kept?.setting.side === setting.side &&
        kept.setting.lists === setting.lists &&
        kept.count <= events.length;
      const state = goesOn
        ? evolveIntake(kept.state, events.slice(kept.count), setting)
        : foldIntake(events, setting);
      folded.set(call, { setting, count: events.length, state });
      return state;
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
      folded.delete(call);
    },
    close: off,
  };
}
