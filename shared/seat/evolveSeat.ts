import { assertNever } from '../kernel/assertNever';
import type { CallId } from '../kernel/ids';
import type { Person } from '../person/Person';
import { atRest, type Contact, isEngaged, type Rest, type Seat } from './Seat';
import type { SeatEvent } from './SeatEvent';
import type { SeatState } from './SeatState';

/** A recorded event of the seat's own stream; `at` in milliseconds. */
export interface SeatHappening {
  readonly at: number;
  readonly body: SeatEvent;
}

/** Reason of the pause that a sign-in begins with: nobody is rung before the person says so. */
export const SIGNED_IN = 'signedIn';

/**
 * The seat after one event of its own stream. Total: an event that does not fit changes nothing, because it was
 * recorded and must fold. What may be asked for is decided by decideSeat.
 */
export function evolveSeat(seat: Seat, { at, body }: SeatHappening): Seat {
  switch (body.type) {
    case 'seatSignedIn':
      return signedIn(seat, body.person ?? seat.person, at);
    case 'signInRefused':
    case 'ordersExported':
      return seat;
    case 'seatSignedOut':
      return isEngaged(seat)
        ? { ...seat, next: { to: 'offline' } }
        : restAt({ ...seat, person: undefined }, { to: 'offline' }, at);
    case 'seatMadeAvailable':
      return ask(seat, { to: 'available' }, at);
    case 'pauseStarted':
      return ask(seat, { to: 'pause', reason: body.reason }, at);
    case 'nextStateQueued':
      return ask(
        seat,
        body.next === 'available' ? { to: 'available' } : { to: 'pause', reason: body.reason ?? '' },
        at,
      );
    case 'callMissed':
      return canMiss(seat, body.call)
        ? { ...seat, state: { at: 'missed', since: at, call: body.call } }
        : seat;
    case 'missConfirmed':
      return seat.state.at === 'missed' ? confirmed(seat, at) : seat;
    default:
      return assertNever(body);
  }
}

function signedIn(seat: Seat, person: Person | undefined, at: number): Seat {
  const known = person === undefined ? seat : { ...seat, person };
  return seat.state.at === 'offline' ? restAt(known, { to: 'pause', reason: SIGNED_IN }, at) : known;
}

/**
 * The call that rings, or one that has just stopped ringing. At a start the calls that are over are not folded, so
 * a miss and a queued state must say the same without them.
 */
const canMiss = ({ state, contact }: Seat, call: CallId): boolean =>
  state.at === 'offered' ? contact?.call === call : state.at === 'available' || state.at === 'pause';

/** Back to rest; a call that rings here at this moment is a call that is offered. */
function confirmed(seat: Seat, at: number): Seat {
  const { contact } = seat;
  if (contact === undefined || contact.open.length === 0) return settle(seat, at);
  return { ...seat, state: { at: 'offered', since: at, call: contact.call } };
}

/** Now, where nothing stands in the way; after the call, where one runs; not before a miss is confirmed. */
function ask(seat: Seat, rest: Rest, at: number): Seat {
  if (isEngaged(seat)) return { ...seat, next: rest };
  if (seat.state.at === 'missed' || seat.state.at === 'offline') return seat;
  // Asked again for what it is: the time it began stays.
  if (rest.to === 'available' && seat.state.at === 'available') return seat;
  return restAt(seat, rest, at);
}

const restAt = (seat: Seat, rest: Rest, at: number): Seat => ({
  ...seat,
  state: atRest(rest, at),
  rest,
  next: undefined,
  contact: undefined,
  beside: [],
});

/** The call is over for this seat: the next call that it has, else the queued state, else what it was before. */
export function settle(seat: Seat, at: number): Seat {
  const { beside } = seat;
  const next = beside.find(({ answered, open }) => answered && open.length > 0) ?? beside[0];
  if (next === undefined) return restAt(seat, seat.next ?? seat.rest, at);
  const others = beside.filter((one) => one !== next);
  return { ...seat, contact: next, beside: others, state: stateOf(next, at) };
}

function stateOf({ call, open, answered, outgoing }: Contact, since: number): SeatState {
  if (open.length === 0) return { at: 'wrapUp', since, call };
  return answered || outgoing ? { at: 'busy', since, call, held: false } : { at: 'offered', since, call };
}

/** The phone came or went; told by its page, never recorded. */
export const phoneChanged = (seat: Seat, connected: boolean, at: number): Seat =>
  seat.connected === connected ? seat : { ...seat, connected, connectedSince: at };
