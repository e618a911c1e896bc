import type { AudioTestHeard, AudioTestKind } from '../../call/AudioTest';
import type { CallFact } from '../../call/CallFact';
import type { Supervision } from '../../call/Leg';
import type { PhoneStatus } from '../../call/PhoneStatus';
import type { RecordedEvent } from '../../events/RecordedEvent';
import type { CallId, EventId, RecordingId } from '../../kernel/ids';
import type { Recording } from '../../recording/recordingsOf';
import type { SeatState } from '../../seat/SeatState';
import type { Settings } from '../Settings';

/** Where the phone registers and whom it can ring. */
export interface PhoneConfig {
  readonly server: string;
  /** Servers that stand in for it, in the order of preference. */
  readonly backups: readonly string[];
  readonly domain: string;
  readonly user: string;
  readonly displayName: string;
  /** For the server's digest challenge. */
  readonly authorization?: { readonly user: string; readonly secret: string } | undefined;
  readonly iceServers: readonly { readonly urls: string }[];
  /** Number of the other side, dialled by F6 and F7. */
  readonly otherSide: string;
  readonly practice: boolean;
  /** As they stand; `settings.changed` tells every change. */
  readonly settings: Settings;
  /** As it stands; `seat.changed` tells every change. */
  readonly seatState: SeatState;
  /** The running or interrupted call, so that a reloaded phone page can say found or lost. */
  readonly current: readonly RecordedEvent[];
}

/** What the phone page asks and brings, and what is asked of it beside commands. */
export interface PhoneCalls {
  /** A test of the sound devices: the phone page does it, and tells how it goes by `phone.testHeard`. */
  'phone.testAudio': { arg: { what: AudioTestKind }; answer: null };
  'phone.testHeard': { arg: AudioTestHeard; answer: null };
  /** The phone page begins to record a call, brings the sound piece by piece (base64), and ends. */
  'recording.begin': { arg: { recording: RecordingId; call: CallId }; answer: null };
  'recording.chunk': { arg: { recording: RecordingId; seconds: number; sound: string }; answer: null };
  'recording.end': { arg: { recording: RecordingId; seconds: number }; answer: null };
  'recording.list': { arg: { call: CallId }; answer: readonly Recording[] };
  /** Recorded as played before it is answered. */
  'recording.play': {
    arg: { call: CallId; recording: RecordingId };
    answer: { readonly type: string; readonly sound: string };
  };
  'phone.config': { arg: Record<string, never>; answer: PhoneConfig };
  'phone.facts': {
    arg: { facts: readonly { id: EventId; at: number; call: CallId; fact: CallFact }[] };
    answer: { recorded: number };
  };
  /** A fact that was refused for good and left out: id, kind, and why. */
  'phone.factParked': { arg: { fact: EventId; kind: string; code: string }; answer: null };
  'phone.report': { arg: { status: PhoneStatus }; answer: null };
  /** Whether whoever has this number may come into a call of this seat in this way. */
  'phone.maySupervise': { arg: { number: string; supervision: Supervision }; answer: boolean };
  'phone.ownCalls': { arg: { calls: readonly CallId[] }; answer: null };
}
