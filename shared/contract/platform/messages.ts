// What is said on the wire, as zod schemas: the check and the type. JSON Schemas of them are in
// resources/platform/schema/ for whoever reads without zod (jsonSchemas.test.ts keeps them up to date).
import { z } from 'zod';
import type { CallId, EventId, HandoverId, LendingId, LetterId, PersonId, SeatId } from '../../kernel/ids';
import { REFERENCE_GROUPS } from '../../reference/ReferenceGroup';
import { HELP_WAYS } from '../../seat/help/HelpEvent';
import { idOf, longText, millis, phoneNumber, sentence, shortText } from '../schema/text';

const seat = z.string().regex(/^(12345|110)-\d{3,5}$/) as unknown as z.ZodType<SeatId>;
const region = z.string().regex(/^\d{6}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const version = z.literal(1);
const eventId = z.string().regex(/^[\w./:-]{1,100}$/) as unknown as z.ZodType<EventId>;

/** One line of a seat's log. Additional members are allowed everywhere: a newer writer may add, never change. */
export const eventMessage = z.looseObject({
  v: version,
  /** Made once, by whoever saw it happen: a consumer applies an id once, however often it comes. */
  id: eventId,
  /** What it is about: `order:…`, `call:…`, `seat:…`, `precedent:…` … */
  stream: z.string().regex(/^[a-z]+:[\w.:~-]{1,128}$/),
  /** Place in that stream as the seat knew it: 1, 2, 3 … */
  version: z.number().int().min(1),
  /**
   * The event before it in that stream, as the seat knew it: apply after it. Absent for the first, and in streams that
   * one seat alone writes (`call:`, `seat:`, `link:`), where `seatNo` is the order.
   */
  after: eventId.optional(),
  /**
   * The last step of each seat before it in that stream, as the seat knew it, where `after` is another: apply after
   * these too. What `after` names may have been made by a seat that did not know them.
   */
  afterAlso: z.array(eventId).max(1_000).readonly().optional(),
  seat,
  region,
  /** Which log `seatNo` counts in, and the number: without gaps. */
  chain: z.string().regex(/^[\w-]{1,64}$/),
  seatNo: z.number().int().min(1),
  /** When it happened, and when it was on the seat's disk: milliseconds since the epoch, by the seat's clock. */
  at: millis,
  recordedAt: millis,
  origin: z.enum(['seat', 'platform']),
  /** Schema version of `body`. */
  schema: z.number().int().min(1),
  body: z.looseObject({ type: z.string().regex(/^[a-zA-Z]{1,64}$/) }),
  hash,
  /** Hash of the seat's event before it; empty before the first, and in what is shared: there the chain has gaps. */
  previous: hash.or(z.literal('')),
});
export type EventMessage = z.output<typeof eventMessage>;

/** All that must be applied before it. */
export const followedBy = ({ after, afterAlso = [] }: EventMessage): readonly EventId[] =>
  after === undefined ? afterAlso : [after, ...afterAlso];

/** 移交单, ahead of its call. `kind` is the whole of it: the id finds it, whoever has the id may read it. */
export const handoverMessage = z.looseObject({
  v: version,
  record: z.looseObject({
    id: idOf<HandoverId>(),
    from: seat,
    target: phoneNumber,
    fromSide: z.enum(['12345', '110']),
    callerNumber: phoneNumber,
    row: shortText,
    item: shortText,
    place: sentence,
    division: shortText,
    narrative: longText,
    danger: z.array(shortText).max(50).readonly(),
    dangerNow: z.boolean(),
    dangerWords: z.array(shortText).max(200).readonly().exactOptional(),
    answers: z
      .record(z.string().max(64), z.looseObject({ answer: sentence, said: sentence, at: millis }))
      .exactOptional(),
    reason: sentence,
    consent: z.enum(['given', 'refused', 'notPossible', 'notAsked']),
    at: millis,
  }),
});
export type HandoverMessage = z.output<typeof handoverMessage>;

/** Seconds ago, or seconds for which something has lasted: no two clocks have to agree. */
const seconds = z.number().int().min(0);
const call = idOf<CallId>();
const person = z.looseObject({
  id: z.string().regex(/^[\w-]{1,64}$/) as unknown as z.ZodType<PersonId>,
  name: shortText,
  role: z.enum(['agent', 'callTaker', 'lead', 'trainer']),
});
const SEAT_STATES = [
  'offline',
  'available',
  'offered',
  'busy',
  'wrapUp',
  'pause',
  'training',
  'missed',
  'disconnected',
] as const;

/**
 * A seat, on every change and every 5 s. Who is not heard for 15 s, by the reader's clock, is gone. All of it is in
 * shared/seat/SeatCard.ts; what is absent does not apply. No word and no number of a caller.
 */
export const presenceMessage = z.looseObject({
  v: version,
  seat,
  region,
  state: z.enum(SEAT_STATES),
  forSeconds: seconds,
  /** Of an offered, busy, missed or wrapped-up call. */
  call: call.exactOptional(),
  held: z.literal(true).exactOptional(),
  /** Of a pause. */
  reason: shortText.exactOptional(),
  /** Of a pause: its beginning by the seat's own clock, which names it and tells no time. */
  began: millis.exactOptional(),
  /** From the beginning of the state to its limit. */
  limitSeconds: seconds.exactOptional(),
  wrapUp: z.enum(['optional', 'untilDone', 'timed', 'strict']).exactOptional(),
  extensions: z.number().int().min(0).max(99).exactOptional(),
  next: z.enum(['available', 'pause', 'training', 'offline']).exactOptional(),
  team: shortText.exactOptional(),
  number: phoneNumber.exactOptional(),
  person: person.exactOptional(),
  shift: shortText.exactOptional(),
  phone: z.literal(true).exactOptional(),
  matter: z
    .looseObject({
      row: shortText,
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]).exactOptional(),
      danger: z.boolean(),
    })
    .exactOptional(),
  legs: z
    .array(
      z.looseObject({
        role: z.enum(['caller', 'partner', 'other', 'supervisor']),
        at: z.enum(['ringing', 'talking', 'held']),
        supervision: z.enum(['monitor', 'whisper', 'barge']).exactOptional(),
      }),
    )
    .max(12)
    .readonly()
    .exactOptional(),
  /** Since midnight: calls taken, seconds that they took, missed ones. */
  today: z.tuple([seconds, seconds, seconds]).readonly().exactOptional(),
  link: z.enum(['up', 'down']).exactOptional(),
  sound: z.enum(['good', 'fair', 'bad']).exactOptional(),
  help: z.looseObject({ word: shortText, forSeconds: seconds }).exactOptional(),
  lent: z.looseObject({ to: region, leftSeconds: seconds.exactOptional() }).exactOptional(),
});
export type PresenceMessage = z.output<typeof presenceMessage>;

const address = z.looseObject({ region, seat });
const letterId = idOf<LetterId>();
const lendingId = idOf<LendingId>();

/** A short letter from one seat to another: words, or a lead's command. A day old at the most. */
export const letterMessage = z.looseObject({
  v: version,
  to: address,
  letter: z.looseObject({
    id: letterId,
    from: address,
    by: person,
    at: millis,
    body: z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('said'), text: sentence }),
      z.looseObject({ type: z.literal('read'), letter: letterId }),
      z.looseObject({
        type: z.literal('helped'),
        way: z.enum(HELP_WAYS),
        number: phoneNumber.exactOptional(),
      }),
      z.looseObject({
        type: z.literal('free'),
        to: z.enum(['available', 'offline']),
        reason: sentence,
        seen: z.enum(SEAT_STATES),
      }),
      z.looseObject({ type: z.literal('takeOver'), call, number: phoneNumber }),
      z.looseObject({
        type: z.literal('lendAsked'),
        lending: lendingId,
        side: z.enum(['12345', '110']),
        count: z.number().int().min(1).max(500),
        reason: sentence,
        until: millis.exactOptional(),
      }),
      z.looseObject({
        type: z.literal('lendGiven'),
        lending: lendingId,
        seats: z.array(address).max(500).readonly(),
      }),
      z.looseObject({
        type: z.literal('lend'),
        lending: lendingId,
        city: region,
        lead: address,
        until: millis.exactOptional(),
      }),
      z.looseObject({ type: z.literal('giveBack'), lending: lendingId }),
      z.looseObject({ type: z.literal('lendBack'), lending: lendingId }),
      z.looseObject({ type: z.literal('answered'), letter: letterId, text: sentence }),
      z.looseObject({
        type: z.literal('notDone'),
        letter: letterId,
        code: shortText,
        message: sentence,
      }),
    ]),
  }),
});
export type LetterMessage = z.output<typeof letterMessage>;
/** Where a seat's chain stood, as the seat signed it (shared/audit/Checkpoint.ts has the text that is signed). */
export const checkpointMessage = z.looseObject({
  v: version,
  checkpoint: z.strictObject({
    seat,
    seatNo: z.number().int().min(1),
    hash,
    at: millis,
    /** Raw Ed25519 key and signature, base64. */
    publicKey: z.base64(),
    signature: z.base64(),
  }),
});
export type CheckpointMessage = z.output<typeof checkpointMessage>;

/** Official data. The signature is over `signedText` of all the other members. */
export const referenceMessage = z.looseObject({
  v: version,
  group: z.enum(REFERENCE_GROUPS),
  /** Counts up: a lower one than the seat has is refused. */
  version: z.number().int().min(1),
  files: z.record(z.string().regex(/^[\w.-]{1,64}$/), z.string().max(8_000_000)),
  /** Ed25519 over `signedText`, base64. */
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type ReferenceMessage = z.output<typeof referenceMessage>;

/** Names of the JSON Schemas in resources/platform/schema/. */
export const MESSAGES = {
  event: eventMessage,
  handover: handoverMessage,
  checkpoint: checkpointMessage,
  presence: presenceMessage,
  letter: letterMessage,
  reference: referenceMessage,
} as const;
