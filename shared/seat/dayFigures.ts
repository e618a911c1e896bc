import type { CallId } from '../kernel/ids';
import type { Seat } from './Seat';
import { type DayFigures, NO_FIGURES } from './SeatCard';

/** The figures of one day, as they are being reckoned. Times in milliseconds since the epoch. */
export interface DayCount extends DayFigures {
  /** Days since the epoch, official time. */
  readonly day: number;
  /** The last fact; time on contact is counted from fact to fact. */
  readonly at: number;
}

/** China has one time zone and no summer time. */
const OFFICIAL_OFFSET = 8 * 3_600_000;
const DAY = 24 * 3_600_000;

export const dayOf = (at: number): number => Math.floor((at + OFFICIAL_OFFSET) / DAY);
export const midnightBefore = (at: number): number => dayOf(at) * DAY - OFFICIAL_OFFSET;

export const newDay = (at: number): DayCount => ({ ...NO_FIGURES, day: dayOf(at), at: midnightBefore(at) });

/** One fact made `after` of `before`. Calls that the seat rang itself are not counted; a contact over midnight is split. */
export function countFact(count: DayCount, before: Seat, after: Seat, at: number): DayCount {
  const today = dayOf(at) === count.day ? count : newDay(at);
  const taken = answeredCalls(after).filter((call) => !answeredCalls(before).includes(call));
  return {
    day: today.day,
    at,
    calls: today.calls + taken.length,
    missed: today.missed + (after.state.at === 'missed' && before.state.at !== 'missed' ? 1 : 0),
    handled: today.handled + (onContact(before) ? Math.max(0, at - today.at) : 0),
  };
}

const answeredCalls = ({ contact, beside }: Seat): readonly CallId[] =>
  [contact, ...beside].flatMap((one) => (one?.answered && !one.outgoing ? [one.call] : []));

/** Talk, hold, wrap-up. */
const onContact = ({ state, contact }: Seat): boolean =>
  state.at === 'wrapUp' || (state.at === 'busy' && contact?.outgoing !== true);
