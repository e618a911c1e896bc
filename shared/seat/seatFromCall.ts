import type { DomainEvent } from '../events/RecordedEvent';
import type { CallId } from '../kernel/ids';
import { settle, wrapUpOf } from './evolveSeat';
import type { Contact, Seat } from './Seat';
import type { SeatState } from './SeatState';

/** A recorded event of a call's stream at this seat; `at` in milliseconds. */
export interface CallHappening {
  readonly call: CallId;
  readonly at: number;
  readonly body: DomainEvent;
}

/**
 * The seat after one event of one of its calls: the seat is rung, busy, held, in wrap-up by what the phone
 * recorded, not by what anybody pressed. A second call beside the running one does not move it, and takes its place
 * when it is over.
 */
export function seatFromCall(seat: Seat, { call, at, body }: CallHappening): Seat {
  const { contact, beside } = seat;
  if (contact === undefined) return isFirst(body) ? begin(seat, call, body, at) : seat;
  if (contact.call !== call) {
    const others = beside.filter((one) => one.call !== call);
    const before = beside.find((one) => one.call === call);
    const after = before ? contactAfter(before, body) : isFirst(body) ? newContact(call, body) : undefined;
    return before || after
      ? { ...seat, beside: after && !isOver(after) ? [...others, after] : others }
      : seat;
  }
  const after = contactAfter(contact, body);
  switch (body.type) {
    case 'legAnswered':
      return body.leg === contact.open[0] ? busy(seat, after, at) : seat;
    case 'legHeld':
    case 'legRetrieved':
      return seat.state.at === 'busy' && body.by === 'us' && body.leg === contact.open[0]
        ? holding(seat, contact, body.type === 'legHeld', at)
        : seat;
    case 'legEnded':
    case 'callLost':
      return after.open.length === 0 ? callOver(seat, after, at) : { ...seat, contact: after };
    case 'wrapUpDone':
      return seat.state.at === 'wrapUp' && mayEnd(seat.state, at)
        ? settle(seat, at)
        : { ...seat, contact: after };
    default:
      return after === contact ? seat : { ...seat, contact: after };
  }
}

/** A saved record ends every wrap-up but the one that is for its whole time. */
const mayEnd = ({ mode, until = 0 }: WrapUp, at: number): boolean => mode !== 'strict' || at >= until;

type WrapUp = Extract<SeatState, { at: 'wrapUp' }>;

type FirstFact = Extract<DomainEvent, { type: 'legOffered' | 'legDialled' }>;

/** A partner's leg alone is no call of its own: its caller's leg came before. */
const isFirst = (body: DomainEvent): body is FirstFact =>
  body.type === 'legOffered' || (body.type === 'legDialled' && body.role !== 'partner');

const newContact = (call: CallId, { type, leg }: FirstFact): Contact => ({
  call,
  outgoing: type === 'legDialled',
  open: [leg],
  answered: false,
  finished: false,
});

/** What a call's own event makes of its contact. */
function contactAfter(contact: Contact, body: DomainEvent): Contact {
  switch (body.type) {
    case 'legOffered':
    case 'legDialled':
      return { ...contact, open: [...contact.open, body.leg] };
    case 'legAnswered':
      return body.leg === contact.open[0] ? { ...contact, answered: true } : contact;
    case 'legEnded':
      return { ...contact, open: contact.open.filter((one) => one !== body.leg) };
    case 'callLost':
      return { ...contact, open: [] };
    case 'wrapUpDone':
      return { ...contact, finished: true };
    default:
      return contact;
  }
}

/** Nothing is left to do: nobody took it, the seat rang it itself, or its wrap-up is done. */
const isOver = ({ open, answered, outgoing, finished }: Contact): boolean =>
  open.length === 0 && (!answered || outgoing || finished);

/** A miss stays on the board until it is confirmed, or the person is there and takes a call. */
function begin(seat: Seat, call: CallId, fact: FirstFact, at: number): Seat {
  const contact = newContact(call, fact);
  if (contact.outgoing) return { ...seat, state: { at: 'busy', since: at, call, held: false }, contact };
  return {
    ...seat,
    state: seat.state.at === 'missed' ? seat.state : { at: 'offered', since: at, call },
    contact,
  };
}

function busy(seat: Seat, contact: Contact, at: number): Seat {
  const since = seat.state.at === 'busy' ? seat.state.since : at;
  return { ...seat, state: { at: 'busy', since, call: contact.call, held: false }, contact };
}

/** `since` stays the beginning of the contact: talk and hold are told apart by the call's own facts. */
const holding = (seat: Seat, { call }: Contact, held: boolean, at: number): Seat => ({
  ...seat,
  state: { at: 'busy', since: seat.state.at === 'busy' ? seat.state.since : at, call, held },
});

/** An answered caller is wrapped up; a call nobody took gives back what was before, a miss waits for its person. */
function callOver(seat: Seat, contact: Contact, at: number): Seat {
  if (seat.state.at === 'missed') {
    const [next, ...others] = seat.beside;
    return next?.answered || next?.outgoing ? settle(seat, at) : { ...seat, contact: next, beside: others };
  }
  if (seat.state.at === 'wrapUp') return { ...seat, contact };
  if (isOver(contact)) return settle(seat, at);
  return { ...seat, contact, state: wrapUpOf(contact.call, at) };
}
