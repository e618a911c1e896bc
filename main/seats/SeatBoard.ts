// Runs in the host. Every seat of this host as the log tells it, kept in memory and told on change.
import { seatStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import { type Side, sideOf } from '@shared/kernel/side';
import type { Person } from '@shared/person/Person';
import { countFact, type DayCount, dayOf, newDay } from '@shared/seat/dayFigures';
import { decideSeat, type SeatCommand } from '@shared/seat/decideSeat';
import { canBeRung, isEngaged, OFFLINE, type Seat, type SeatView, seatView } from '@shared/seat/Seat';
import type { DayFigures } from '@shared/seat/SeatCard';
import type { SeatRules } from '@shared/seat/SeatRules';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import { readDay, readSeat, seatAfter } from './readSeat';

export interface SeatBoard {
  seat(seat: SeatId): Seat;
  view(seat: SeatId): SeatView;
  today(seat: SeatId): DayFigures;
  /** Who signed in there last, and whether a call or its wrap-up holds the seat. */
  seated(seat: SeatId): { readonly person?: Person | undefined; readonly engaged: boolean };
  /** Seats of a side that may be rung now, longest idle first. */
  available(side: Side): readonly SeatId[];
  /** Seats of a side whose person works now, free or on a call. */
  onDuty(side: Side): readonly SeatId[];
  /** Decides, records, answers what is shown then. */
  ask(seat: SeatId, commands: readonly SeatCommand[]): Promise<Result<SeatView>>;
  /** Its phone came or went, or is as it was; settles when that is recorded. */
  phoneChanged(seat: SeatId, connected: boolean): Promise<unknown>;
  onChange(fn: (seat: SeatId, view: SeatView) => void): () => void;
  close(): void;
}

export interface SeatBoardDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  readonly seats: readonly SeatId[];
  rules(seat: SeatId): SeatRules;
}

export async function createSeatBoard(deps: SeatBoardDeps): Promise<SeatBoard> {
  const { store, clock, newEvent, seats } = deps;
  const board = new Map<SeatId, Seat>();
  const days = new Map<SeatId, DayCount>();
  const phones = new Map<SeatId, { readonly connected: boolean; readonly recorded: Promise<unknown> }>();
  for (const seat of seats) {
    board.set(seat, await readSeat(store, seat));
    days.set(seat, await readDay(store, seat, clock()));
  }
  const listeners = new Set<(seat: SeatId, view: SeatView) => void>();
  const at = (seat: SeatId): Seat => board.get(seat) ?? OFFLINE;

  const set = (seat: SeatId, next: Seat, when: number) => {
    const before = at(seat);
    board.set(seat, next);
    days.set(seat, countFact(days.get(seat) ?? newDay(when), before, next, when));
    // What is typed in a call leaves the seat as it is.
    if (next === before) return;
    const after = seatView(next);
    if (JSON.stringify(seatView(before)) !== JSON.stringify(after))
      for (const fn of listeners) fn(seat, after);
  };
  const off = store.onCommitted((events) => {
    for (const event of events)
      if (seats.includes(event.seat)) set(event.seat, seatAfter(at(event.seat), event), event.at);
  });

  const record = (seat: SeatId, type: 'phoneFound' | 'phoneLost') =>
    store.append([newEvent(seat, seatStream(seat), { type })]);
  // No phone page is open yet, whatever the last run of the program left behind.
  for (const seat of seats) if (at(seat).connected) await record(seat, 'phoneLost');

  const asked = async (seat: SeatId, command: SeatCommand): Promise<Result<SeatView>> => {
    const decided = decideSeat(at(seat), command, deps.rules(seat));
    if (!decided.ok) return decided;
    const appended = await store.append(decided.value.map((body) => newEvent(seat, seatStream(seat), body)));
    return appended.ok ? ok(seatView(at(seat))) : appended;
  };

  return {
    seat: at,
    view: (seat) => seatView(at(seat)),
    today: (seat) => {
      const count = days.get(seat);
      const { calls, handled, missed } = count?.day === dayOf(clock()) ? count : newDay(clock());
      return { calls, handled, missed };
    },
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
      let result: Result<SeatView> = ok(seatView(at(seat)));
      for (const command of commands) {
        result = await asked(seat, command);
        if (!result.ok) break;
      }
      return result;
    },
    phoneChanged: (seat, connected) => {
      const last = phones.get(seat);
      if ((last?.connected ?? false) === connected) return last?.recorded ?? Promise.resolve();
      const recorded = record(seat, connected ? 'phoneFound' : 'phoneLost');
      phones.set(seat, { connected, recorded });
      return recorded;
    },
    onChange: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    close: off,
  };
}
