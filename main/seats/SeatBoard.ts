// Runs in the host. Every seat's state as the log tells it, kept in memory and told on change.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream, seatStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import { type Side, sideOf } from '@shared/kernel/side';
import type { Person } from '@shared/person/Person';
import { decideSeat, type SeatCommand } from '@shared/seat/decideSeat';
import { evolveSeat, phoneChanged } from '@shared/seat/evolveSeat';
import { canBeRung, isEngaged, OFFLINE, type Seat, shownState } from '@shared/seat/Seat';
import type { SeatEvent } from '@shared/seat/SeatEvent';
import type { SeatState } from '@shared/seat/SeatState';
import { seatFromCall } from '@shared/seat/seatFromCall';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';

export interface SeatBoard {
  state(seat: SeatId): SeatState;
  /** Who signed in there last, and whether a call or its wrap-up holds the seat. */
  seated(seat: SeatId): { readonly person?: Person | undefined; readonly engaged: boolean };
  /** Seats of a side that may be rung now, longest idle first. */
  available(side: Side): readonly SeatId[];
  /** Seats of a side whose person works now, free or on a call. */
  onDuty(side: Side): readonly SeatId[];
  /** Decides, records, answers the state that is shown then. */
  ask(seat: SeatId, commands: readonly SeatCommand[]): Promise<Result<SeatState>>;
  phoneChanged(seat: SeatId, connected: boolean): void;
  onState(fn: (seat: SeatId, state: SeatState) => void): () => void;
  close(): void;
}

export interface SeatBoardDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  readonly seats: readonly SeatId[];
}

export async function createSeatBoard({ store, clock, newEvent, seats }: SeatBoardDeps): Promise<SeatBoard> {
  const board = new Map<SeatId, Seat>();
  for (const seat of seats) board.set(seat, await readSeat(store, seat));
  const listeners = new Set<(seat: SeatId, state: SeatState) => void>();
  const at = (seat: SeatId): Seat => board.get(seat) ?? OFFLINE;

  const set = (seat: SeatId, next: Seat) => {
    const before = shownState(at(seat));
    board.set(seat, next);
    const after = shownState(next);
    if (JSON.stringify(before) !== JSON.stringify(after)) for (const fn of listeners) fn(seat, after);
  };
  const off = store.onCommitted((events) => {
    for (const event of events) set(event.seat, evolve(at(event.seat), event));
  });

  const asked = async (seat: SeatId, command: SeatCommand): Promise<Result<SeatState>> => {
    const decided = decideSeat(at(seat), command);
    if (!decided.ok) return decided;
    const appended = await store.append(decided.value.map((body) => newEvent(seat, seatStream(seat), body)));
    return appended.ok ? ok(shownState(at(seat))) : appended;
  };

  return {
    state: (seat) => shownState(at(seat)),
    seated: (seat) => ({ person: at(seat).person, engaged: isEngaged(at(seat)) }),
    available: (side) =>
      [...board]
        .filter(([seat, one]) => sideOf(seat) === side && canBeRung(one))
        .sort(([, a], [, b]) => a.state.since - b.state.since)
        .map(([seat]) => seat),
    onDuty: (side) =>
      [...board]
        .filter(([seat, one]) => sideOf(seat) === side && (canBeRung(one) || isEngaged(one)))
        .map(([seat]) => seat),
    ask: async (seat, commands) => {
      let result: Result<SeatState> = ok(shownState(at(seat)));
      for (const command of commands) {
        result = await asked(seat, command);
        if (!result.ok) break;
      }
      return result;
    },
    phoneChanged: (seat, connected) => set(seat, phoneChanged(at(seat), connected, clock())),
    onState: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    close: off,
  };
}

function evolve(seat: Seat, { stream, at, body }: RecordedEvent): Seat {
  if (stream.startsWith('seat:')) return evolveSeat(seat, { at, body: body as SeatEvent });
  if (stream.startsWith('call:'))
    return seatFromCall(seat, { call: stream.slice('call:'.length) as CallId, at, body });
  return seat;
}

/** The seat's own stream and its open calls, in the order of the log. Calls that are over leave no trace in it. */
async function readSeat(store: Store, seat: SeatId): Promise<Seat> {
  const events = [...(await store.readStream(seatStream(seat)))];
  for (const { call } of await store.openCalls(seat))
    events.push(...(await store.readStream(callStream(call))));
  return events.sort((a, b) => a.seq - b.seq).reduce(evolve, OFFLINE);
}
