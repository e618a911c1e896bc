import { type AudioDevice, DEFAULT_DEVICE } from '../call/AudioDevice';
import type { TargetName } from '../call/Targets';
import { DEFAULT_RULES, type SeatRules } from '../seat/SeatRules';

/** How tones go to the far end: events in the audio (RFC 4733), or SIP INFO. */
export type DtmfWay = 'rfc4733' | 'info';

/** Small state of one seat. Never a queue, never a secret. */
export interface Settings {
  readonly language: 'zh-CN' | 'en';
  readonly theme: 'light' | 'dark' | 'system';
  /** Keys by action name; an empty text switches the key off. Missing actions have their default. */
  readonly keys: Readonly<Record<string, string>>;
  /** Milliseconds until an unanswered partner is given up. */
  readonly noAnswerAfter: number;
  readonly dtmf: DtmfWay;
  /** A call that rings while nobody is on the line is answered by itself, after a tone. */
  readonly autoAnswer: boolean;
  /** Who sits here sees when somebody listens in; the fact is recorded in any case. */
  readonly supervisionShown: boolean;
  readonly microphone: AudioDevice;
  readonly speaker: AudioDevice;
  /** Where calls ring; the default one: like the speaker. */
  readonly ringer: AudioDevice;
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
  /** How loud the mark at the start of each practice call is; there is no off. */
  readonly practiceMark: 'low' | 'middle' | 'high';
  /** For training and complaints: both directions, kept encrypted. Off by default. */
  readonly recordCalls: boolean;
  /** Days after which a recording is deleted. */
  readonly recordingDays: number;
  /** Numbers of the targets; a missing or empty one is the public number, where there is one. */
  readonly targets: Readonly<Partial<Record<TargetName, string>>>;
  /** A SIP server over wss; empty: the embedded practice exchange. */
  readonly sipServer: string;
  /** Servers that stand in for it, in the order of preference. */
  readonly sipBackups: readonly string[];
  readonly sipDomain: string;
  readonly sipUser: string;
  readonly iceServers: readonly string[];
  /** The practice exchange asks this seat's phones for their secret, as a real server would. */
  readonly practiceDigest: boolean;
  /** NATS servers, tried in turn; none: not configured, everything stays queued. */
  readonly platformServers: readonly string[];
  /** File with the seat's secret for them, for its owner alone. */
  readonly platformCredentials: string;
  /** File with the certificate of the authority that vouches for them; empty: the system's own. */
  readonly platformCa: string;
  /** Public key of whoever may sign official data; empty: none are taken from the platform. */
  readonly platformSigner: string;
  /** Division of this seat's centre, six digits (GB/T 2260). */
  readonly platformRegion: string;
  readonly welcomed: boolean;
  /** 班组; empty: the seat's side as a whole. */
  readonly team: string;
  /** Pauses, wrap-up and shifts of the team. */
  readonly seatRules: SeatRules;
  /** Unified social credit code of the centre (GB 32100): every new order carries it (四（一）). Empty: none. */
  readonly organisation: string;
  /** Area code of the place with its 0 (`028`): a local number stands for the one with it. Empty: none. */
  readonly areaCode: string;
  /** Calls about the same row, or only about the same item, are offered as one event … */
  readonly sameEventBy: 'row' | 'item';
  /** … where they came within so many milliseconds (default 30 minutes). */
  readonly sameEventWithin: number;
  /** Days after which a mark on a caller's number ends by itself. */
  readonly callerFlagDays: number;
  /** Folder of the copies, on another disk; empty: `backups` beside the data. */
  readonly backupDir: string;
  /** Folder where signed checkpoints are collected; empty: `checkpoints` beside the data. */
  readonly checkpointDir: string;
  /** Years after which what was recorded about a closed matter is erased; 0: never. */
  readonly eraseAfterYears: number;
  /** What held before a shorter time was set, and until when (milliseconds) it still does (shared/retention). The host's own. */
  readonly grace: {
    readonly recordingDays: number;
    readonly eraseAfterYears: number;
    readonly until: number;
  };
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh-CN',
  theme: 'system',
  keys: {},
  noAnswerAfter: 20_000,
  dtmf: 'rfc4733',
  autoAnswer: false,
  supervisionShown: true,
  microphone: DEFAULT_DEVICE,
  speaker: DEFAULT_DEVICE,
  ringer: DEFAULT_DEVICE,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  practiceMark: 'middle',
  recordCalls: false,
  recordingDays: 180,
  targets: {},
  sipServer: '',
  sipBackups: [],
  sipDomain: '',
  sipUser: '',
  iceServers: [],
  practiceDigest: false,
  platformServers: [],
  platformCredentials: '',
  platformCa: '',
  platformSigner: '',
  platformRegion: '510000',
  welcomed: false,
  team: '',
  seatRules: DEFAULT_RULES,
  organisation: '',
  areaCode: '028',
  sameEventBy: 'row',
  sameEventWithin: 30 * 60_000,
  callerFlagDays: 30,
  backupDir: '',
  checkpointDir: '',
  eraseAfterYears: 0,
  grace: { recordingDays: 180, eraseAfterYears: 0, until: 0 },
};
