// What a phone page reports, and what a desk asks of it.
import { z } from 'zod';
import type { AttemptId, CallId, EventId, HandoverId, LegId } from '../../kernel/ids';
import { code, idOf, millis, phoneNumber, sentence, shortText, sipStatus } from './text';

const leg = idOf<LegId>();
const call = idOf<CallId>();
const attempt = idOf<AttemptId>();
const handover = idOf<HandoverId>();
const status = sipStatus.optional();
const by = z.enum(['us', 'them']);
const tone = z.string().regex(/^[0-9A-D*#]$/);
const role = z.enum(['caller', 'partner', 'other']);
const party = z.strictObject({ number: phoneNumber, name: shortText.optional() });
const type = <T extends string>(name: T) => z.literal(name);

const legFact = [
  z.strictObject({
    type: type('legOffered'),
    leg,
    role,
    party,
    dialled: phoneNumber,
    handover: handover.optional(),
    queue: z.strictObject({ name: shortText, since: millis }).optional(),
  }),
  z.strictObject({ type: type('legDialled'), leg, role, party }),
  z.strictObject({ type: type('legRung'), leg }),
  z.strictObject({ type: type('legAnswered'), leg }),
  z.strictObject({ type: type('legHeld'), leg, by }),
  z.strictObject({ type: type('legRetrieved'), leg, by }),
  z.strictObject({ type: type('legReplaced'), leg, party }),
  z.strictObject({
    type: type('legEnded'),
    leg,
    cause: z.enum([
      'hungUpHere',
      'hungUpThere',
      'busy',
      'noAnswer',
      'rejected',
      'cancelledHere',
      'cancelledThere',
      'replaced',
      'failed',
      'lost',
    ]),
    status,
  }),
  z.strictObject({ type: type('dtmfSent'), leg, tone }),
] as const;

const seatFact = [
  z.strictObject({ type: type('microphoneMuted') }),
  z.strictObject({ type: type('microphoneUnmuted') }),
  z.strictObject({
    type: type('attemptStarted'),
    attempt,
    step: z.enum(['transfer', 'threeParty']),
    target: phoneNumber,
    leg,
    handover,
  }),
  z.strictObject({
    type: type('attemptEnded'),
    attempt,
    result: z.enum([
      'handedOff',
      'threeParty',
      'busy',
      'noAnswer',
      'rejected',
      'failed',
      'cancelled',
      'callerGone',
    ]),
    status,
  }),
  z.strictObject({ type: type('bridgeKept'), attempt, status }),
  z.strictObject({ type: type('seatLeft') }),
  z.strictObject({ type: type('callLost') }),
  z.strictObject({ type: type('callFound') }),
] as const;

export const callFact = z.discriminatedUnion('type', [...legFact, ...seatFact]);

/** A phone page that was cut off resends what it kept: a batch, never a flood. */
export const phoneFacts = z.strictObject({
  facts: z
    .array(z.strictObject({ id: idOf<EventId>(), at: millis, call, fact: callFact }))
    .max(1_000)
    .readonly(),
});

const onCall = <T extends string>(name: T) => z.strictObject({ type: type(name), call });
const onLeg = <T extends string>(name: T) => z.strictObject({ type: type(name), call, leg: leg.optional() });

export const phoneCommand = z.discriminatedUnion('type', [
  onCall('answer'),
  onCall('decline'),
  onLeg('hold'),
  onLeg('retrieve'),
  onCall('mute'),
  onCall('unmute'),
  z.strictObject({ type: type('sendDtmf'), call, tone }),
  onLeg('hangUp'),
  z.strictObject({
    type: z.enum(['transfer', 'joinThreeParty']),
    call,
    attempt,
    handover,
    target: phoneNumber,
  }),
  onCall('cancelAttempt'),
  onCall('leave'),
  z.strictObject({ type: type('dial'), call, number: phoneNumber }),
]);

export const phoneStatus = z.strictObject({
  registration: z.enum(['absent', 'connecting', 'registered', 'unreachable', 'refused']),
  microphone: z.enum(['unknown', 'ready', 'noDevice', 'noPermission', 'failed']),
  audible: z.boolean(),
  trouble: z.strictObject({ code, message: sentence }).optional(),
});
