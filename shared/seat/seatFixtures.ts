// What the tests of this folder share.
import type { DomainEvent } from '../events/RecordedEvent';
import type { CallId, LegId } from '../kernel/ids';
import { decideSeat, type SeatCommand } from './decideSeat';
import { evolveSeat } from './evolveSeat';
import { OFFLINE, type Seat } from './Seat';
import type { SeatEvent } from './SeatEvent';
import type { SeatRules } from './SeatRules';
import { seatFromCall } from './seatFromCall';

export const CALL = 'call-1' as CallId;
export const LEG = 'leg-1' as LegId;

/** A recorded fact of the seat's own stream, or of its call's. */
export type Fact =
  | { readonly at: number; readonly seat: SeatEvent }
  | { readonly at: number; readonly call: DomainEvent };

export const wrapUpDone = (at: number): Fact => ({ at, call: { type: 'wrapUpDone' } });

export function evolveFact(seat: Seat, fact: Fact): Seat {
  return 'seat' in fact
    ? evolveSeat(seat, { at: fact.at, body: fact.seat })
    : seatFromCall(seat, { call: CALL, at: fact.at, body: fact.call });
}

/** Commands are done at the time of the fact before them; a refused one changes nothing. */
export function evolveAll(seat: Seat, rules: SeatRules, ...steps: readonly (SeatCommand | Fact)[]): Seat {
  let at = seat.state.since;
  return steps.reduce<Seat>((before, step) => {
    if (!('type' in step)) {
      at = step.at;
      return evolveFact(before, step);
    }
    const decided = decideSeat(before, step, rules);
    return decided.ok
      ? decided.value.reduce<Seat>((one, body) => evolveSeat(one, { at, body }), before)
      : before;
  }, seat);
}

const facts = (...all: readonly Fact[]): Seat => all.reduce(evolveFact, OFFLINE);
const ring: DomainEvent = {
  type: 'legOffered',
  leg: LEG,
  role: 'caller',
  party: { number: '1' },
  dialled: '12345',
};

export const readySeat = facts(
  { at: 0, seat: { type: 'phoneFound' } },
  { at: 0, seat: { type: 'seatSignedIn' } },
  { at: 0, seat: { type: 'seatMadeAvailable' } },
);
export const inCall = [ring, { type: 'legAnswered', leg: LEG } as const].reduce<Seat>(
  (seat, call) => evolveFact(seat, { at: 1, call }),
  readySeat,
);
export const inWrapUp = (at: number): Seat =>
  evolveFact(inCall, { at, call: { type: 'legEnded', leg: LEG, cause: 'hungUpThere' } });
