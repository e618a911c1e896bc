// Runs in the host. The events of the calls that run, kept in memory beside the log so that a step is decided
// without reading the disk, and one step of a call at a time.

import type { NewEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream, type StreamId } from '@shared/events/StreamId';
import { evolveIntake, foldIntake } from '@shared/intake/foldIntake';
import type { IntakeSetting, IntakeState } from '@shared/intake/IntakeState';
import type { CallId, EventId } from '@shared/kernel/ids';
import type { Store } from '../store/Store';

export interface CallLog {
  /** Events of a call in their order. Called within a turn, or where no step of the call can be on its way. */
  read(call: CallId): Promise<readonly RecordedEvent[]>;
  /** The intake after these events; kept, so that a step costs what is new and not the whole call. */
  intake(call: CallId, setting: IntakeSetting): Promise<IntakeState>;
  /**
   * Within a turn, after `intake`: the state after `event`, which is being saved. Taken up if it comes to stand next
   * in the call, so that the fold is made while the disk works and the next step waits for none.
   */
  foretell(event: NewEvent, state: IntakeState): void;
  /** Runs steps of one call one after the other: what a step decides on cannot change under it. */
  inTurn<T>(call: CallId, step: () => Promise<T>): Promise<T>;
  close(): void;
}

interface Folded {
  readonly setting: IntakeSetting;
  /** Events of the call that are in `state`. */
  readonly count: number;
  readonly state: IntakeState;
  readonly next?: { readonly id: EventId; readonly state: IntakeState } | undefined;
}

/** Calls that are kept in memory; the others are read again when somebody comes back to them. */
export const KEPT_CALLS = 50;

export function createCallLog(store: Store): CallLog {
  // Whoever was asked for last stands last.
  const known = new Map<StreamId, RecordedEvent[]>();
  const folded = new Map<StreamId, Folded>();
  const turns = new Map<CallId, Promise<unknown>>();
  const off = store.onCommitted((events) => {
    for (const event of events) known.get(event.stream)?.push(event);
  });

  const read = async (call: CallId): Promise<readonly RecordedEvent[]> => {
    const stream = callStream(call);
    const events = known.get(stream) ?? [...(await store.readStream(stream))];
    known.delete(stream);
    known.set(stream, events);
    for (const [oldest] of known) {
      if (known.size <= KEPT_CALLS) break;
      known.delete(oldest);
      folded.delete(oldest);
    }
    return events;
  };

  return {
    read,
    intake: async (call, setting) => {
      const stream = callStream(call);
      const events = await read(call);
      const kept = folded.get(stream);
      const { state, count } = foldOn(kept, events, setting);
      // Who only looks while a step is being saved leaves what was foretold of it.
      if (state !== kept?.state) folded.set(stream, { setting, count, state });
      return state;
    },
    foretell: ({ stream, id }, state) => {
      const kept = folded.get(stream);
      if (kept !== undefined) folded.set(stream, { ...kept, next: { id, state } });
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
    close: off,
  };
}

/** The fold of all `events`, from what was kept of them where it is of the same setting. */
function foldOn(
  kept: Folded | undefined,
  events: readonly RecordedEvent[],
  setting: IntakeSetting,
): Pick<Folded, 'state' | 'count'> {
  const count = events.length;
  const same = kept?.setting.side === setting.side && kept.setting.lists === setting.lists;
  if (!same || kept.count > count) return { state: foldIntake(events, setting), count };
  const { next } = kept;
  const told = next !== undefined && events[kept.count]?.id === next.id;
  const from = told ? { state: next.state, count: kept.count + 1 } : kept;
  const rest = events.slice(from.count);
  return { state: rest.length === 0 ? from.state : evolveIntake(from.state, rest, setting), count };
}
