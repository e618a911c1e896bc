import type { AudioTestHeard, AudioTestKind } from '../call/AudioTest';
import type { CallFact } from '../call/CallFact';
import type { Supervision } from '../call/Leg';
import type { PhoneCommand } from '../call/PhoneCommand';
import type { PhoneStatus } from '../call/PhoneStatus';
import type { RecentCall } from '../call/RecentCall';
import type { CallerCard } from '../caller/CallerCard';
import type { CallerFlagKind } from '../caller/CallerEvent';
import type { RecordedEvent } from '../events/RecordedEvent';
import type { IncidentView } from '../incident/IncidentView';
import type { IntakeEvent, Level } from '../intake/IntakeEvent';
import type {
  CallId,
  EventId,
  LendingId,
  LetterId,
  OrderId,
  PrecedentId,
  RecordingId,
  SeatId,
} from '../kernel/ids';
import type { Side } from '../kernel/side';
import type { MissedCall, MissedId } from '../missed/MissedCall';
import type { ResponseStage } from '../order/atOnce/AtOnceEvent';
import type { Checklist } from '../order/atOnce/Checklist';
import type { OrderFields } from '../order/conflict/OrderFields';
import type { OrderAction } from '../order/OrderAction';
import type { OrderRow, OrderSort } from '../order/OrderRow';
import type {
  OrderCounts,
  OrderCursor,
  OrderFilter,
  OrderListPage,
  OrderOrder,
  OrderView,
} from '../order/OrderView';
import type { DutyParty } from '../order/roster/dutyPhone';
import type { Person } from '../person/Person';
import type { ClassSeat, StartedSeat } from '../practice/PracticeClass';
import type { PracticeRun, PracticeRunRecord, SpokenLine } from '../practice/PracticeRun';
import type { PracticeScript } from '../practice/practiceScriptSchema';
import type { PrecedentHit } from '../precedent/matchPrecedents';
import type { Precedent } from '../precedent/Precedent';
import type { Recording } from '../recording/recordingsOf';
import type { HelpWay } from '../seat/help/HelpEvent';
import type { Lending } from '../seat/lending/lendings';
import type { SeatAddress } from '../seat/letter/Letter';
import type { LetterBox } from '../seat/letter/LetterBox';
import type { SeatView } from '../seat/Seat';
import type { SeatState } from '../seat/SeatState';
import type { BoardCalls, BoardPushes } from './board/BoardCalls';
import type { LinkDetails, LinkStatus } from './platform/LinkStatus';
import type { ScriptCalls } from './practice/ScriptCalls';
import type { RecordsStatus } from './RecordsStatus';
import type { ReferenceCalls, ReferencePushes } from './reference/ReferenceCalls';
import type { Settings } from './Settings';

/** Which page asks. Each call names the pages that may make it. */
export type Page = 'desk' | 'phone' | 'board';

/** What a page needs to draw its first frame. */
export interface Session {
  readonly seat: SeatId;
  readonly side: Side;
  readonly version: string;
  /** True while the phone is registered at the embedded practice exchange: shown on every page. */
  readonly practice: boolean;
  readonly host: 'desktop' | 'browser';
  readonly settings: Settings;
  /** A secret of the SIP account is set. It is never told to the desk. */
  readonly sipSecret: boolean;
  readonly phone: PhoneStatus;
  readonly seatView: SeatView;
  /** Who sits here; undefined: somebody has to sign in first. */
  readonly person?: Person | undefined;
  /** How one signs in here. */
  readonly signIn: SignInKind;
  readonly link: LinkStatus;
  /** The host's clock when it answered, so that a page can show durations by facts. */
  readonly now: number;
  /** Trouble at start that the person should know: a broken list file and what is used instead. */
  readonly problems: readonly Problem[];
  /** Events of the call that runs or was interrupted on this seat; empty where there is none. */
  readonly current: readonly RecordedEvent[];
}

/**
 * `pin`: by staff number and PIN. `practice`: no list of people on the practice exchange, roles are chosen freely.
 * `none`: no list of people on a live seat, everybody has the role of the side.
 */
export type SignInKind = 'pin' | 'practice' | 'none';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

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

export interface ScriptSummary {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly teaches: { readonly zh: string; readonly en: string };
  readonly rings: Side;
  /** Rows that fit: for whoever looks for practice in one. */
  readonly rows: readonly string[];
}

/** `saved: false`: somebody else wrote since; nothing was saved, and a person has to settle it. */
export type EditAnswer =
  | { readonly saved: true }
  | {
      readonly saved: false;
      /** Of the order as it is now. */
      readonly version: number;
      readonly base: OrderFields;
      readonly theirs: OrderFields;
      /** Person or seat that wrote it. */
      readonly by: string;
    };

/** `data` in base64; `rows`: orders in it. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly data: string;
  readonly rows: number;
}

export type MissedAction =
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  | { readonly type: 'callBack' }
  | { readonly type: 'close'; readonly note: string };

/** `dial` without `to`: whoever is next. The caller on the line is put on hold by the phone. */
export type AtOnceAction =
  | { readonly type: 'dial'; readonly to?: DutyParty | undefined }
  | { readonly type: 'told'; readonly to: DutyParty; readonly reason: string }
  | { readonly type: 'responded'; readonly department?: number | undefined; readonly stage: ResponseStage };

/** Request → answer. Every call is answered, so that errors come back as values. */
export interface Calls extends BoardCalls, ScriptCalls, ReferenceCalls {
  'session.open': { arg: Record<string, never>; answer: Session };
  /** By staff number and PIN; on the practice exchange without a list of people the PIN is empty. */
  'session.signIn': { arg: { person: string; pin: string }; answer: Person };
  /** Refused during a call. */
  'session.signOut': { arg: Record<string, never>; answer: null };
  'settings.write': { arg: { settings: Partial<Settings> }; answer: Settings };
  /** Of the seat's SIP account; an empty one takes it out. Kept sealed by the host. */
  'secret.write': { arg: { secret: string }; answer: null };
  'phone.command': { arg: { command: PhoneCommand }; answer: null };
  'intake.record': { arg: { call: CallId; event: IntakeEvent }; answer: { version: number } };
  'call.read': { arg: { call: CallId }; answer: readonly RecordedEvent[] };
  /** This seat's calls, newest first. */
  'call.recent': { arg: { limit: number }; answer: readonly RecentCall[] };
  /** By number; or `again`, whoever was at the other end of that call; or neither: whoever was called last. */
  'call.dial': {
    arg: { call: CallId; number?: string | undefined; again?: CallId | undefined };
    answer: null;
  };
  'order.list': {
    arg: {
      query: string;
      limit: number;
      sort?: OrderSort | undefined;
      /** This seat's orders whose at-once checklist is open, oldest first; whatever the query. */
      atOnce?: true | undefined;
    };
    answer: readonly OrderRow[];
  };
  /** 三（四）1–2: a step of the checklist. What follows comes as events of the order. */
  'order.atOnce': { arg: { order: OrderId; action: AtOnceAction }; answer: null };
  /** This seat's checklists that are open, oldest first, each step with the phone that is on duty now. */
  'order.checklists': { arg: Record<string, never>; answer: readonly Checklist[] };
  'order.read': { arg: { order: OrderId }; answer: readonly RecordedEvent[] };
  /** 三（三）2: refused under a precedent. */
  'order.return': { arg: { order: OrderId; reason: string }; answer: null };
  /** An empty draft of one's own. */
  'order.create': { arg: Record<string, never>; answer: { order: OrderId; number: string } };
  'order.act': { arg: { order: OrderId; action: OrderAction }; answer: null };
  /** Fields anew, begun at version `base` of the order; `settled`: the version that a conflict was settled against. */
  'order.edit': {
    arg: {
      order: OrderId;
      base: number;
      fields: OrderFields;
      reason: string;
      settled?: number | undefined;
    };
    answer: EditAnswer;
  };
  'order.find': {
    arg: {
      view: OrderView;
      query: string;
      filter: OrderFilter;
      order: OrderOrder;
      after?: OrderCursor | undefined;
      limit: number;
    };
    answer: OrderListPage;
  };
  'order.counts': { arg: Record<string, never>; answer: OrderCounts };
  'order.export': {
    arg: { format: 'csv' | 'xlsx'; view: OrderView; query: string; filter: OrderFilter; full: boolean };
    answer: ExportedFile;
  };
  /**
   * The open order leaves the screen; recorded before it does. The answer is the file, or null: the page prints
   * itself, as on paper and wherever the host makes no PDF. `full`: its numbers are shown.
   */
  'order.print': { arg: { order: OrderId; as: 'paper' | 'pdf'; full: boolean }; answer: ExportedFile | null };
  /** Longest waiting first, numbers masked. */
  'missed.list': { arg: Record<string, never>; answer: readonly MissedCall[] };
  'missed.act': { arg: { missed: MissedId; action: MissedAction }; answer: null };
  /** What is known of the caller by the number; masked until the call is answered here. */
  'caller.read': { arg: { call: CallId }; answer: CallerCard };
  /** A mark on the number, for `days` from now. */
  'caller.flag': {
    arg: { call: CallId; kind: CallerFlagKind; reason: string; days: number };
    answer: CallerCard;
  };
  'caller.lift': { arg: { call: CallId; kind: CallerFlagKind; reason: string }; answer: CallerCard };
  /** One event with many callers: what this call could join, or has joined; null where nothing is alike. */
  'incident.similar': { arg: { call: CallId }; answer: IncidentView | null };
  'incident.join': { arg: { call: CallId }; answer: IncidentView };
  'incident.leave': { arg: { call: CallId }; answer: IncidentView | null };
  /** The answer to a proposed level: that level, or the one that the event has. */
  'incident.decide': { arg: { call: CallId; level: Level }; answer: IncidentView };
  /** Decisions of coordinations that this matter resembles, best first. */
  'precedent.similar': { arg: { call: CallId }; answer: readonly PrecedentHit[] };
  'precedent.setAside': {
    arg: { call: CallId; precedent: PrecedentId; reason: string };
    answer: readonly PrecedentHit[];
  };
  /** A decision that an order follows, whole. */
  'precedent.read': { arg: { precedent: PrecedentId }; answer: Precedent };
  'precedent.record': { arg: { precedent: Precedent }; answer: null };
  /** Telephone numbers of an order in full, on this screen: asked first, because the showing is recorded. */
  'order.showNumbers': { arg: { order: OrderId }; answer: null };
  'records.read': { arg: Record<string, never>; answer: RecordsStatus };
  /** Answers when the copy is on the disk and compared; progress comes as `records.changed`. */
  'records.backup': { arg: Record<string, never>; answer: RecordsStatus };
  /** Puts the log together anew from the copy and from all that is here; refused while a call runs. */
  'records.restore': { arg: { backup: string }; answer: RecordsStatus };
  'seat.set': {
    arg: { to: 'available' | 'pause' | 'training' | 'offline'; reason?: string | undefined };
    answer: SeatView;
  };
  'seat.confirmMissed': { arg: Record<string, never>; answer: SeatView };
  /** Once more, as long as the rule of the team allows. */
  'seat.extendWrapUp': { arg: Record<string, never>; answer: SeatView };
  /** One key and a word: the leads see it at once. */
  'seat.askHelp': { arg: { word: string }; answer: SeatView };
  'seat.withdrawHelp': { arg: Record<string, never>; answer: SeatView };
  /** A short message; answers to whom it could not be sent. */
  'letter.send': {
    arg: { to: readonly SeatAddress[]; text: string };
    answer: { readonly letter: LetterId; readonly unsent: readonly SeatId[] };
  };
  'letter.box': { arg: Record<string, never>; answer: LetterBox };
  /** Whoever wrote it is told. */
  'letter.read': { arg: { letter: LetterId }; answer: LetterBox };
  /** A word back to whoever wrote it. */
  'letter.answer': { arg: { letter: LetterId; text: string }; answer: LetterBox };
  /** Recorded with its reason before it begins. `text`: of a message. */
  'lead.help': {
    arg: { seat: SeatAddress; way: HelpWay; reason: string; text?: string | undefined };
    answer: null;
  };
  /** A stuck seat, if it still is as it was seen; one in a call never. Refused there: `lead.notDone`. */
  'lead.free': {
    arg: { seat: SeatAddress; state: 'available' | 'offline'; reason: string; seen: SeatState['at'] };
    answer: null;
  };
  /** 三（五）: asks leads of other cities for so many seats of a side; `until` in milliseconds. */
  'lend.ask': {
    arg: {
      to: readonly SeatAddress[];
      side: Side;
      count: number;
      reason: string;
      until?: number | undefined;
    };
    answer: { readonly lending: LendingId; readonly unsent: readonly SeatId[] };
  };
  /** Lends idle seats of one's own city, no more than are still wanted. */
  'lend.give': { arg: { lending: LendingId; seats: readonly SeatAddress[] }; answer: null };
  /** One seat goes back now; asked by the lead of either city. */
  'lend.back': { arg: { lending: LendingId; seat: SeatAddress }; answer: null };
  /** What this lead's seat knows of, asked and heard. */
  'lend.list': { arg: Record<string, never>; answer: readonly Lending[] };
  /** The lent seat itself goes back. */
  'seat.giveBack': { arg: Record<string, never>; answer: SeatView };
  /** What the platform refused, what could not be read, who else is there. */
  'link.read': { arg: Record<string, never>; answer: LinkDetails };
  /** Refused events again, after mending; answers how many are left. */
  'link.retry': { arg: Record<string, never>; answer: { left: number } };
  'practice.scripts': { arg: Record<string, never>; answer: readonly ScriptSummary[] };
  'practice.ring': { arg: { script: string }; answer: null };
  /** The phone page: a scripted party has said a line. */
  'practice.spoke': { arg: SpokenLine; answer: null };
  /** Newest first: one's own, or all of this machine for those who run practice. */
  'practice.runs': { arg: Record<string, never>; answer: readonly PracticeRun[] };
  'practice.run': { arg: { call: CallId }; answer: PracticeRunRecord };
  /** `share` of the weight of a trainer's item, 0 to 1. */
  'practice.mark': { arg: { call: CallId; item: string; share: number }; answer: null };
  'practice.comment': { arg: { call: CallId; moment: number; text: string }; answer: null };
  /** A caller for each of these seats: `script`, or one drawn by `seed`. */
  'practice.start': {
    arg: { seats: readonly SeatId[]; script?: string | undefined; seed: number };
    answer: readonly StartedSeat[];
  };
  'practice.class': { arg: Record<string, never>; answer: readonly ClassSeat[] };
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

/** Told by the host without being asked. */
export interface Pushes extends BoardPushes, ReferencePushes {
  /** Events of this seat's calls, in log order, after their commit. */
  events: readonly RecordedEvent[];
  /** Something in the lists changed, wherever on this machine: orders by id, and whether missed calls did. */
  'lists.changed': { readonly orders: readonly OrderId[]; readonly missed: boolean };
  'phone.status': PhoneStatus;
  'phone.command': PhoneCommand;
  /** Servers, account or secret are others now: the phone page starts anew as soon as no call runs. */
  'phone.configChanged': null;
  'phone.testAudio': { readonly what: AudioTestKind };
  'phone.testHeard': AudioTestHeard;
  'seat.changed': SeatView;
  'letter.changed': LetterBox;
  /** What this seat's lead has asked of another seat was not done there. */
  'lead.notDone': { readonly seat: SeatId; readonly code: string; readonly message: string };
  /** Who sits here from now on; null: nobody. */
  'person.changed': Person | null;
  'link.status': LinkStatus;
  'settings.changed': Settings;
  'records.changed': RecordsStatus;
  /** A key of the whole system was pressed while another program had the focus (desktop program only). */
  'key.pressed': { readonly key: 'answer' | 'mute' | 'hangUp' };
  /** The event of a running call came up, grew, or was joined; null: nothing is alike any more. */
  'incident.changed': { readonly call: CallId; readonly incident: IncidentView | null };
  'precedents.changed': { readonly call: CallId; readonly hits: readonly PrecedentHit[] };
  /** The whole practice script for the bots of this phone page. */
  'practice.play': { readonly script: PracticeScript };
}

export type CallName = keyof Calls;
export type PushName = keyof Pushes;
