// What a phone page reports, and what a desk asks of it.
import { z } from 'zod';
import type { AttemptId, CallId, EventId, HandoverId, LegId } from '../../kernel/ids';
import { code, idOf, millis, phoneNumber, sentence, shortText, sipStatus } from './text';

const leg = idOf<LegId>();
const call = idOf<CallId>();
const attempt = idOf<AttemptId>();
const handover = idOf<HandoverId>();
const brief = z
  .strictObject({ row: code, danger: z.array(code).max(32).readonly(), dangerNow: z.boolean() })
  .optional();
const status = sipStatus.optional();
const by = z.enum(['us', 'them']);
const tone = z.string().regex(/^[0-9A-D*#]$/);
const role = z.enum(['caller', 'partner', 'other', 'supervisor']);
export const supervision = z.enum(['monitor', 'whisper', 'barge']);
/** A Call-ID, a tag or a URI, as a far end made it: bounded, and one line. */
const sipToken = z
  .string()
  .max(500)
  .regex(/^[\x21-\x7e]*$/);
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
    brief,
    queue: z.strictObject({ name: shortText, since: millis }).optional(),
    supervision: supervision.optional(),
  }),
  z.strictObject({ type: type('legDialled'), leg, role, party, supervision: supervision.optional() }),
  z.strictObject({ type: type('legRung'), leg }),
  z.strictObject({ type: type('legAnswered'), leg }),
  z.strictObject({
    type: type('legConfirmed'),
    leg,
    dialog: z.strictObject({
      callId: sipToken,
      localTag: sipToken,
      remoteTag: sipToken,
      remoteTarget: sipToken,
      aor: sipToken,
    }),
  }),
  z.strictObject({ type: type('legRecovered'), leg }),
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
  z.strictObject({ type: type('supervisionChanged'), leg, supervision }),
  z.strictObject({ type: type('dtmfSent'), leg, tone }),
] as const;

const seatFact = [
  z.strictObject({ type: type('microphoneMuted') }),
  z.strictObject({ type: type('microphoneUnmuted') }),
  z.strictObject({ type: type('legMuted'), leg }),
  z.strictObject({ type: type('legUnmuted'), leg }),
  z.strictObject({ type: type('privateTalkBegun'), leg }),
  z.strictObject({ type: type('privateTalkEnded') }),
  z.strictObject({
    type: type('attemptStarted'),
    attempt,
    step: z.enum(['transfer', 'threeParty']),
    target: phoneNumber,
    leg,
    handover,
    brief,
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
  z.strictObject({ type: type('bridgeKept'), attempt: attempt.optional(), status }),
  z.strictObject({ type: type('partnerDoubled'), leg }),
  z.strictObject({ type: type('seatRejoined') }),
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
    brief,
    target: phoneNumber,
  }),
  onCall('cancelAttempt'),
  onCall('leave'),
  onCall('rejoin'),
  z.strictObject({ type: z.enum(['dial', 'addParty']), call, number: phoneNumber }),
  z.strictObject({ type: z.enum(['muteLeg', 'unmuteLeg', 'talkPrivately']), call, leg }),
  onCall('talkTogether'),
  z.strictObject({ type: type('supervise'), call, number: phoneNumber, supervision }),
  z.strictObject({ type: type('changeSupervision'), call, supervision }),
]);

const device = z.strictObject({ id: shortText, label: shortText });

export const phoneStatus = z.strictObject({
  registration: z.enum(['absent', 'connecting', 'registered', 'unreachable', 'refused', 'unauthorized']),
  microphone: z.enum(['unknown', 'ready', 'noDevice', 'noPermission', 'failed']),
  audible: z.boolean(),
  line: z
    .strictObject({
      level: z.enum(['good', 'fair', 'bad']),
      loss: z.number().min(0).max(1),
      jitter: z.number().min(0),
      roundTrip: z.number().min(0).optional(),
    })
    .optional(),
  devices: z
    .strictObject({
      microphones: z.array(device).max(50).readonly(),
      speakers: z.array(device).max(50).readonly(),
    })
    .optional(),
  using: z.strictObject({ microphone: shortText, speaker: shortText }).optional(),
  trouble: z.strictObject({ code, message: sentence }).optional(),
});
