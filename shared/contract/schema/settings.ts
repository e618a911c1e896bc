// The settings of a seat: as a page may change them, and as the file must hold them.
import { z } from 'zod';
import { TARGETS } from '../../call/Targets';
import { isOrganisationCode } from '../../order/life/isOrganisationCode';
import { seatRules } from './seat';
import { phoneNumber, shortText } from './text';

const server = z.string().max(500);
const path = z.string().max(1_000);
/** wss in production; ws only to this machine, where no wire is crossed. Empty: the embedded exchange. */
const sipServer = server.regex(/^$|^wss:\/\/\S+$|^ws:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]\S*$/);
/** NATS over TLS, or plain to this machine alone. */
const platformServers = z
  .array(server.regex(/^tls:\/\/\S+$|^nats:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/))
  .max(10)
  .readonly();

/** A whole path of this machine, on any system; empty: the folder of the program's own. */
const folder = shortText.regex(/^$|^(\/|[A-Za-z]:[\\/]|\\\\)/);

const audioDevice = z.strictObject({ id: shortText, label: shortText });

export const settingsSchema = z.strictObject({
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  keys: z
    .record(z.string().max(64), z.string().max(64))
    .refine((keys) => Object.keys(keys).length <= 200, { error: 'more than 200 keys' }),
  noAnswerAfter: z.number().int().min(1_000).max(180_000),
  dtmf: z.enum(['rfc4733', 'info']),
  autoAnswer: z.boolean(),
  supervisionShown: z.boolean(),
  microphone: audioDevice,
  speaker: audioDevice,
  ringer: audioDevice,
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  autoGainControl: z.boolean(),
  practiceMark: z.enum(['low', 'middle', 'high']),
  recordCalls: z.boolean(),
  recordingDays: z.number().int().min(1).max(3_650),
  targets: z.partialRecord(z.enum(TARGETS), z.string().regex(/^$|^\d{2,20}$/)),
  sipServer,
  sipBackups: z.array(sipServer.min(1)).max(5).readonly(),
  sipDomain: shortText,
  sipUser: phoneNumber,
  iceServers: z
    .array(server.regex(/^(stun|turn|turns):\S+$/))
    .max(10)
    .readonly(),
  practiceDigest: z.boolean(),
  platformServers,
  platformCredentials: path,
  platformCa: path,
  platformSigner: z.string().regex(/^$|^[AU][A-Z2-7]{55}$/),
  platformRegion: z.string().regex(/^\d{6}$/),
  welcomed: z.boolean(),
  team: shortText,
  seatRules,
  organisation: z.string().refine((text) => text === '' || isOrganisationCode(text)),
  areaCode: z.string().regex(/^$|^0(10|2\d|[3-9]\d{2})$/),
  sameEventBy: z.enum(['row', 'item']),
  sameEventWithin: z
    .number()
    .int()
    .min(60_000)
    .max(24 * 3_600_000),
  callerFlagDays: z.number().int().min(1).max(365),
  backupDir: folder,
  checkpointDir: folder,
  eraseAfterYears: z.number().int().min(0).max(30),
  grace: z.strictObject({ recordingDays: z.number(), eraseAfterYears: z.number(), until: z.number() }),
});

const { shape } = settingsSchema;

/** Any part of the settings; what is not named stays as it is. */
export const settingsChange = z.strictObject({
  language: shape.language.exactOptional(),
  theme: shape.theme.exactOptional(),
  keys: shape.keys.exactOptional(),
  noAnswerAfter: shape.noAnswerAfter.exactOptional(),
  dtmf: shape.dtmf.exactOptional(),
  autoAnswer: shape.autoAnswer.exactOptional(),
  supervisionShown: shape.supervisionShown.exactOptional(),
  microphone: shape.microphone.exactOptional(),
  speaker: shape.speaker.exactOptional(),
  ringer: shape.ringer.exactOptional(),
  echoCancellation: shape.echoCancellation.exactOptional(),
  noiseSuppression: shape.noiseSuppression.exactOptional(),
  autoGainControl: shape.autoGainControl.exactOptional(),
  practiceMark: shape.practiceMark.exactOptional(),
  recordCalls: shape.recordCalls.exactOptional(),
  recordingDays: shape.recordingDays.exactOptional(),
  targets: shape.targets.exactOptional(),
  sipServer: shape.sipServer.exactOptional(),
  sipBackups: shape.sipBackups.exactOptional(),
  sipDomain: shape.sipDomain.exactOptional(),
  sipUser: shape.sipUser.exactOptional(),
  iceServers: shape.iceServers.exactOptional(),
  practiceDigest: shape.practiceDigest.exactOptional(),
  platformServers: shape.platformServers.exactOptional(),
  platformCredentials: shape.platformCredentials.exactOptional(),
  platformCa: shape.platformCa.exactOptional(),
  platformSigner: shape.platformSigner.exactOptional(),
  platformRegion: shape.platformRegion.exactOptional(),
  welcomed: shape.welcomed.exactOptional(),
  team: shape.team.exactOptional(),
  seatRules: shape.seatRules.exactOptional(),
  organisation: shape.organisation.exactOptional(),
  areaCode: shape.areaCode.exactOptional(),
  sameEventBy: shape.sameEventBy.exactOptional(),
  sameEventWithin: shape.sameEventWithin.exactOptional(),
  callerFlagDays: shape.callerFlagDays.exactOptional(),
  backupDir: shape.backupDir.exactOptional(),
  checkpointDir: shape.checkpointDir.exactOptional(),
  eraseAfterYears: shape.eraseAfterYears.exactOptional(),
  grace: shape.grace.exactOptional(),
});

/** The part that a page may change. */
export const settingsWish = settingsChange.omit({ grace: true });
