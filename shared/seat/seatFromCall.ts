import type { DomainEvent } from '../events/RecordedEvent';
import type { CallId, LegId } from '../kernel/ids';
import { settle } from './evolveSeat';
import type { Contact, Seat } from './Seat';

/** A recorded event of a call's stream at this seat; `at` in milliseconds. */
export interface CallHappening {
  readonly call: CallId;
  readonly at: number;
  readonly body: DomainEvent;
}

/**
 * The seat after one event of one of its calls: the seat is rung, busy, held, in wrap-up by what the phone
 * recorded, not by what anybody pressed. A second call beside the running one does not move it.
 */
export function seatFromCall(seat: Seat, { call, at, body }: CallHappening): Seat {
  const { contact } = seat;
  if (body.type === 'legOffered' && contact === undefined) return rung(seat, call, body.leg, at);
  if (body.type === 'legDialled' && contact === undefined)
    return body.role === 'partner' ? seat : dialled(seat, call, body.leg, at);
  if (contact?.call !== call) return seat;
  switch (body.type) {
    case 'legOffered':
    case 'legDialled':
      return { ...seat, contact: { ...contact, open: [...contact.open, body.leg] } };
    case 'legAnswered':
      return body.leg === contact.open[0] ? busy(seat, contact, at) : seat;
    case 'legHeld':
    case 'legRetrieved':
      return seat.state.at === 'busy' && body.by === 'us' && body.leg === contact.open[0]
        ? holding(seat, contact, body.type === 'legHeld', at)
        : seat;
    case 'legEnded':
      return legOver(seat, contact, body.leg, at);
    case 'callLost':
      return callOver(seat, { ...contact, open: [] }, at);
    case 'callFound':
      return seat;
    case 'wrapUpDone':
      return seat.state.at === 'wrapUp'
        ? settle(seat, at)
        : { ...seat, contact: { ...contact, finished: true } };
    default:
      return seat;
  }
}

const begun = (call: CallId, leg: LegId, outgoing: boolean): Contact => ({
  call,
  outgoing,
  open: [leg],
  answered: false,
  finished: false,
});

/** A miss stays on the board until it is confirmed, or the person is there and takes a call. */
const rung = (seat: Seat, call: CallId, leg: LegId, at: number): Seat => ({
  ...seat,
  state: seat.state.at === 'missed' ? seat.state : { at: 'offered', since: at, call },
  contact: begun(call, leg, false),
});

const dialled = (seat: Seat, call: CallId, leg: LegId, at: number): Seat => ({
  ...seat,
  state: { at: 'busy', since: at, call, held: false },
  contact: begun(call, leg, true),
});

function busy(seat: Seat, contact: Contact, at: number): Seat {
  const since = seat.state.at === 'busy' ? seat.state.since : at;
  return {
    ...seat,
    state: { at: 'busy', since, call: contact.call, held: false },
    contact: { ...contact, answered: true },
  };
}

/** `since` stays the beginning of the contact: talk and hold are told apart by the call's own facts. */
const holding = (seat: Seat, { call }: Contact, held: boolean, at: number): Seat => ({
  ...seat,
  state: { at: 'busy', since: seat.state.at === 'busy' ? seat.state.since : at, call, held },
});

function legOver(seat: Seat, contact: Contact, leg: LegId, at: number): Seat {
  const left = { ...contact, open: contact.open.filter((one) => one !== leg) };
  return left.open.length === 0 ? callOver(seat, left, at) : { ...seat, contact: left };
}

/** An answered caller is wrapped up; a call nobody took gives back what was before, a miss waits for its person. */
function callOver(seat: Seat, contact: Contact, at: number): Seat {
  if (seat.state.at === 'missed') return { ...seat, contact: undefined };
  if (seat.state.at === 'wrapUp') return { ...seat, contact };
  if (!contact.answered || contact.outgoing || contact.finished) return settle(seat, at);
  return { ...seat, contact, state: { at: 'wrapUp', since: at, call: contact.call } };
}
