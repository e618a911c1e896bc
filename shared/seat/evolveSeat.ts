import { assertNever } from '../kernel/assertNever';
import { atRest, isEngaged, type Rest, type Seat } from './Seat';
import type { SeatEvent } from './SeatEvent';

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
      return seat.state.at === 'offline' ? restAt(seat, { to: 'pause', reason: SIGNED_IN }, at) : seat;
    case 'seatSignedOut':
      return isEngaged(seat) ? { ...seat, next: { to: 'offline' } } : restAt(seat, { to: 'offline' }, at);
    case 'seatMadeAvailable':
      return ask(seat, { to: 'available' }, at);
    case 'pauseStarted':
      return ask(seat, { to: 'pause', reason: body.reason }, at);
    case 'nextStateQueued':
      return isEngaged(seat)
        ? {
            ...seat,
            next:
              body.next === 'available' ? { to: 'available' } : { to: 'pause', reason: body.reason ?? '' },
          }
        : seat;
    case 'callMissed':
      return seat.state.at === 'offered' && seat.contact?.call === body.call
        ? { ...seat, state: { at: 'missed', since: at, call: body.call } }
        : seat;
    case 'missConfirmed':
      return seat.state.at === 'missed' ? settle(seat, at) : seat;
    default:
      return assertNever(body);
  }
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
});

/** The call is over for this seat: the queued state, else what it was before the call. */
export const settle = (seat: Seat, at: number): Seat => restAt(seat, seat.next ?? seat.rest, at);

/** The phone came or went; told by its page, never recorded. */
export const phoneChanged = (seat: Seat, connected: boolean, at: number): Seat =>
  seat.connected === connected ? seat : { ...seat, connected, connectedSince: at };
