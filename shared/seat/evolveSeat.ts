import { assertNever } from '../kernel/assertNever';
import type { CallId } from '../kernel/ids';
import { atRest, type Contact, isEngaged, type Rest, type Seat } from './Seat';
import type { SeatEvent, WrapUpEvent } from './SeatEvent';
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
      return signedIn(seat, body, at);
    case 'seatSignedOut':
      return isEngaged(seat)
        ? { ...seat, next: { to: 'offline' } }
        : restAt({ ...seat, person: undefined, shift: undefined }, { to: 'offline' }, at);
    case 'seatMadeAvailable':
      return ask(seat, { to: 'available' }, at);
    case 'pauseStarted':
      return ask(seat, { to: 'pause', reason: body.reason, limit: body.limit }, at);
    case 'trainingStarted':
      return ask(seat, { to: 'training' }, at);
    case 'nextStateQueued':
      return ask(
        seat,
        body.next === 'pause'
          ? { to: 'pause', reason: body.reason ?? '', limit: body.limit }
          : { to: body.next },
        at,
      );
    case 'callMissed':
      return canMiss(seat, body.call)
        ? { ...seat, state: { at: 'missed', since: at, call: body.call } }
        : seat;
    case 'missConfirmed':
      return seat.state.at === 'missed' ? confirmed(seat, at) : seat;
    case 'wrapUpTimed':
    case 'wrapUpExtended':
    case 'wrapUpEnded':
      return wrappingUp(seat, body, at);
    case 'phoneFound':
    case 'phoneLost':
      return phoneChanged(seat, body.type === 'phoneFound', at);
    case 'seatFreed':
      return restAt({ ...seat, help: undefined }, { to: body.to }, at);
    case 'seatLent':
      return {
        ...seat,
        lent: { lending: body.lending, to: body.to, leads: body.leads, since: at, until: body.until },
      };
    case 'seatReturned':
      return seat.lent?.lending === body.lending ? { ...seat, lent: undefined } : seat;
    case 'helpAsked':
      return { ...seat, help: { word: body.word, since: at, call: body.call } };
    case 'helpWithdrawn':
    case 'helpCame':
      return { ...seat, help: undefined };
    case 'signInRefused':
    case 'ordersExported':
    case 'helpGiven':
    case 'letterSent':
    case 'letterReceived':
    case 'letterRead':
    case 'letterAnswered':
    case 'letterReadBy':
    case 'letterAnsweredBy':
    case 'lendingAsked':
    case 'lendingHeard':
    case 'lendingGiven':
    case 'lendingBack':
      return seat;
    default:
      return assertNever(body);
  }
}

type SignedIn = Extract<SeatEvent, { type: 'seatSignedIn' }>;

function signedIn(seat: Seat, { person, shift }: SignedIn, at: number): Seat {
  const known = person === undefined ? seat : { ...seat, person, shift };
  return seat.state.at === 'offline' ? restAt(known, { to: 'pause', reason: SIGNED_IN }, at) : known;
}

/** Only the wrap-up that runs: what is said of another call came too late. */
function wrappingUp(seat: Seat, body: WrapUpEvent, at: number): Seat {
  const { state } = seat;
  if (state.at !== 'wrapUp' || state.call !== body.call) return seat;
  switch (body.type) {
    case 'wrapUpTimed': {
      const { mode, until, extensions } = body;
      return { ...seat, state: { ...state, mode, until, extensions } };
    }
    case 'wrapUpExtended':
      return { ...seat, state: { ...state, until: body.until, extensions: state.extensions - 1 } };
    case 'wrapUpEnded':
      return settle(seat, at);
    default:
      return assertNever(body);
  }
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
  help: rest.to === 'offline' ? undefined : helpAfter(seat),
});

/** A call for help ends with the call that it was about. */
const helpAfter = ({ help, contact }: Seat): Seat['help'] =>
  help?.call !== undefined && help.call === contact?.call ? undefined : help;

/** The call is over for this seat: the next call that it has, else the queued state, else what it was before. */
export function settle(seat: Seat, at: number): Seat {
  const { beside } = seat;
  const next = beside.find(({ answered, open }) => answered && open.length > 0) ?? beside[0];
  if (next === undefined) return restAt(seat, seat.next ?? seat.rest, at);
  const others = beside.filter((one) => one !== next);
  return { ...seat, contact: next, beside: others, state: stateOf(next, at), help: helpAfter(seat) };
}

function stateOf({ call, open, answered, outgoing }: Contact, since: number): SeatState {
  if (open.length === 0) return wrapUpOf(call, since);
  return answered || outgoing ? { at: 'busy', since, call, held: false } : { at: 'offered', since, call };
}

/** Until the rule of its team is recorded, it lasts until the record is saved. */
export const wrapUpOf = (call: CallId, since: number): SeatState => ({
  at: 'wrapUp',
  since,
  call,
  mode: 'untilDone',
  extensions: 0,
});

const phoneChanged = (seat: Seat, connected: boolean, at: number): Seat =>
  seat.connected === connected ? seat : { ...seat, connected, connectedSince: at };
