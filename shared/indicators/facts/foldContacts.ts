import type { RecordedEvent } from '../../events/RecordedEvent';
import type { CallId, SeatId } from '../../kernel/ids';
import { type Side, sideOf } from '../../kernel/side';
import type { QueueLeft } from '../../missed/MissedEvent';
import { plausible } from '../plausible';
import type { Contact, WhoThere } from './Facts';

/** A contact while it is folded: which leg is the caller's. */
export type OpenContact = Contact & { readonly leg: string };

/** Stands where a seat would: callers of the number for whom none rang. */
export const queueOf = (side: Side): SeatId => `${side}-` as SeatId;

const UNTOUCHED = {
  answeredAt: null,
  leftAt: null,
  cause: null,
  heldMs: 0,
  heldSince: null,
  wrappedAt: null,
  missed: 0,
  row: '',
  level: null,
  division: '',
  dispatchedAt: null,
  kind: '',
  direct: 0,
} as const;

/** The same for every seat that one waiting caller rang at, and for his leaving where none did. */
const callerOf = (queue: string, since: number, number: string): string => `${queue} ${since} ${number}`;

/** Who left a queue before a seat rang is a caller like the others, of no seat and no person. */
export const contactOfLeaver = (
  { stream, seat, at }: RecordedEvent,
  { number, queue, since, why }: QueueLeft,
): OpenContact => ({
  ...UNTOUCHED,
  call: stream.slice('missed:'.length) as CallId,
  rang: 0,
  seat: queueOf(sideOf(seat)),
  person: '',
  lentTo: '',
  leg: '',
  caller: callerOf(queue, since, number),
  queuedAt: since,
  offeredAt: at,
  leftAt: at,
  cause: why === 'gaveUp' ? 'cancelledThere' : 'rejected',
});

/** The contacts after one event of a call. Who sits at the seat is known by whoever folds its states. */
export function foldContact(
  contact: OpenContact | undefined,
  { stream, seat, at, body }: RecordedEvent,
  who: WhoThere,
): OpenContact | undefined {
  const call = stream.slice('call:'.length) as CallId;
  if (contact === undefined)
    return body.type === 'legOffered' && body.role === 'caller'
      ? {
          ...UNTOUCHED,
          call,
          rang: 1,
          seat,
          ...who,
          leg: body.leg,
          caller: body.queue ? callerOf(body.queue.name, body.queue.since, body.party.number) : call,
          queuedAt: body.queue?.since ?? null,
          offeredAt: at,
        }
      : undefined;
  switch (body.type) {
    case 'legAnswered':
      return body.leg === contact.leg && contact.leftAt === null
        ? { ...contact, answeredAt: contact.answeredAt ?? at }
        : contact;
    case 'legHeld':
      return body.leg === contact.leg && body.by === 'us' && contact.leftAt === null
        ? { ...contact, heldSince: contact.heldSince ?? at }
        : contact;
    case 'legRetrieved':
      return body.leg === contact.leg && body.by === 'us' ? retrieved(contact, at) : contact;
    case 'legEnded':
      return body.leg === contact.leg
        ? left({ ...contact, cause: contact.cause ?? body.cause }, at)
        : contact;
    case 'seatLeft':
      return left(contact, at);
    case 'callLost':
      return left({ ...contact, cause: contact.cause ?? 'lost' }, at);
    case 'wrapUpDone':
      return contact.answeredAt === null ? contact : { ...contact, wrappedAt: contact.wrappedAt ?? at };
    case 'rowChosen':
      return { ...contact, row: body.row };
    case 'levelConfirmed':
      return { ...contact, level: body.level };
    case 'handoverReceived':
      return contact.row === '' ? { ...contact, row: body.record.row } : contact;
    case 'fieldsWritten':
      return {
        ...contact,
        division: body.fields.division ?? contact.division,
        kind: body.fields.kind ?? contact.kind,
      };
    case 'answeredDirectly':
      return { ...contact, direct: 1, kind: contact.kind || 'consultation' };
    // Something else became of it after all.
    case 'keptHere':
    case 'dispatchChosen':
      return contact.direct === 0 ? contact : { ...contact, direct: 0 };
    default:
      return contact;
  }
}

const retrieved = (contact: OpenContact, at: number): OpenContact =>
  contact.heldSince === null
    ? contact
    : { ...contact, heldMs: contact.heldMs + (plausible(contact.heldSince, at) ?? 0), heldSince: null };

const left = (contact: OpenContact, at: number): OpenContact =>
  contact.leftAt === null ? { ...retrieved(contact, at), leftAt: at } : contact;
