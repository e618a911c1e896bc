import type { CallFact } from '../call/CallFact';
import type { PhoneCommand } from '../call/PhoneCommand';
import type { PhoneStatus } from '../call/PhoneStatus';
import type { RecordedEvent } from '../events/RecordedEvent';
import type { IntakeEvent } from '../intake/IntakeEvent';
import type { CallId, EventId, OrderId, SeatId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import type { OrderRow } from '../order/OrderRow';
import type { PracticeScript } from '../practice/practiceScriptSchema';
import type { SeatState } from '../seat/SeatState';
import type { ReferenceData } from './ReferenceData';
import type { Settings } from './Settings';

/** Which page asks. Each call names the pages that may make it. */
export type Page = 'desk' | 'phone';

/** What a page needs to draw its first frame. */
export interface Session {
  readonly seat: SeatId;
  readonly side: Side;
  readonly version: string;
  /** True while the phone is registered at the embedded practice exchange: shown on every page. */
  readonly practice: boolean;
  readonly host: 'desktop' | 'browser';
  readonly settings: Settings;
  readonly phone: PhoneStatus;
  readonly seatState: SeatState;
  readonly link: LinkStatus;
  /** The host's clock when it answered, so that a page can show durations by facts. */
  readonly now: number;
  /** Trouble at start that the person should know: a broken list file and what is used instead. */
  readonly problems: readonly Problem[];
  /** Events of the call that runs or was interrupted on this seat; empty where there is none. */
  readonly current: readonly RecordedEvent[];
}

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

export interface LinkStatus {
  readonly state: 'notConfigured' | 'offline' | 'connecting' | 'connected';
  /** Events that the platform does not have yet. */
  readonly waiting: number;
  /** When the oldest of them was recorded. */
  readonly waitingSince?: number | undefined;
}

/** Where the phone registers and whom it can ring. */
export interface PhoneConfig {
  readonly server: string;
  readonly domain: string;
  readonly user: string;
  readonly displayName: string;
  readonly iceServers: readonly { readonly urls: string }[];
  /** Of the phone page's own few words. */
  readonly language: Settings['language'];
  /** Number of the other side, dialled by F6 and F7. */
  readonly otherSide: string;
  readonly practice: boolean;
  /** Milliseconds until an unanswered partner is given up and the caller is back (default 20,000). */
  readonly noAnswerAfter: number;
  /** The running or interrupted call, so that a reloaded phone page can say found or lost. */
  readonly current: readonly RecordedEvent[];
}

export interface ScriptSummary {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly teaches: { readonly zh: string; readonly en: string };
  readonly rings: Side;
}

/** Request → answer. Every call is answered, so that errors come back as values. */
export interface Calls {
  'session.open': { arg: Record<string, never>; answer: Session };
  'reference.read': { arg: Record<string, never>; answer: ReferenceData };
  'settings.write': { arg: { settings: Partial<Settings> }; answer: Settings };
  'phone.command': { arg: { command: PhoneCommand }; answer: null };
  'intake.record': { arg: { call: CallId; event: IntakeEvent }; answer: { version: number } };
  'call.read': { arg: { call: CallId }; answer: readonly RecordedEvent[] };
  'order.list': { arg: { query: string; limit: number }; answer: readonly OrderRow[] };
  'order.read': { arg: { order: OrderId }; answer: readonly RecordedEvent[] };
  'seat.set': {
    arg: { to: 'available' | 'pause' | 'offline'; reason?: string | undefined };
    answer: SeatState;
  };
  'seat.confirmMissed': { arg: Record<string, never>; answer: SeatState };
  'practice.scripts': { arg: Record<string, never>; answer: readonly ScriptSummary[] };
  'practice.ring': { arg: { script: string }; answer: null };
  'phone.config': { arg: Record<string, never>; answer: PhoneConfig };
  'phone.facts': {
    arg: { facts: readonly { id: EventId; at: number; call: CallId; fact: CallFact }[] };
    answer: { recorded: number };
  };
  'phone.report': { arg: { status: PhoneStatus }; answer: null };
  'phone.ownCalls': { arg: { calls: readonly CallId[] }; answer: null };
}

/** Told by the host without being asked. */
export interface Pushes {
  /** Events of this seat's calls, in log order, after their commit. */
  events: readonly RecordedEvent[];
  'phone.status': PhoneStatus;
  'phone.command': PhoneCommand;
  'seat.state': SeatState;
  'link.status': LinkStatus;
  'settings.changed': Settings;
  /** A key of the whole system was pressed while another program had the focus (desktop program only). */
  'key.pressed': { readonly key: 'answer' | 'mute' | 'hangUp' };
  /** The whole practice script for the bots of this phone page. */
  'practice.play': { readonly script: PracticeScript };
}

export type CallName = keyof Calls;
export type PushName = keyof Pushes;
