import type { AudioTestHeard, AudioTestKind } from '../call/AudioTest';
import type { PhoneCommand } from '../call/PhoneCommand';
import type { PhoneStatus } from '../call/PhoneStatus';
import type { RecentCall } from '../call/RecentCall';
import type { RecordedEvent } from '../events/RecordedEvent';
import type { IncidentView } from '../incident/IncidentView';
import type { IntakeEvent } from '../intake/IntakeEvent';
import type { CallId, OrderId, SeatId } from '../kernel/ids';
import type { Person } from '../person/Person';
import type { PrecedentHit } from '../precedent/matchPrecedents';
import type { LetterBox } from '../seat/letter/LetterBox';
import type { SeatView } from '../seat/Seat';
import type { BoardCalls, BoardPushes } from './board/BoardCalls';
import type { LeadCalls } from './lead/LeadCalls';
import type { MatterCalls } from './matter/MatterCalls';
import type { OrderCalls } from './order/OrderCalls';
import type { PhoneCalls } from './phone/PhoneCalls';
import type { LinkDetails, LinkStatus } from './platform/LinkStatus';
import type { PracticeCalls, PracticePushes } from './practice/PracticeCalls';
import type { ScriptCalls } from './practice/ScriptCalls';
import type { RecordsStatus } from './RecordsStatus';
import type { ReferenceCalls, ReferencePushes } from './reference/ReferenceCalls';
import type { Session } from './Session';
import type { Settings } from './Settings';
import type { WouldGo } from './WouldGo';

/** Request → answer. Every call is answered, so that errors come back as values. */
export interface Calls
  extends BoardCalls,
    LeadCalls,
    MatterCalls,
    OrderCalls,
    PhoneCalls,
    PracticeCalls,
    ReferenceCalls,
    ScriptCalls {
  'session.open': { arg: Record<string, never>; answer: Session };
  /** By staff number and PIN; on the practice exchange without a list of people the PIN is empty. */
  'session.signIn': { arg: { person: string; pin: string }; answer: Person };
  /** Refused during a call. */
  'session.signOut': { arg: Record<string, never>; answer: null };
  'settings.write': { arg: { settings: Partial<Omit<Settings, 'grace'>> }; answer: Settings };
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
  'records.read': { arg: Record<string, never>; answer: RecordsStatus };
  /** Answers when the copy is on the disk and compared; progress comes as `records.changed`. */
  'records.backup': { arg: Record<string, never>; answer: RecordsStatus };
  /** Puts the log together anew from the copy and from all that is here; refused while a call runs. */
  'records.restore': { arg: { backup: string }; answer: RecordsStatus };
  /** What is older than a shorter time of keeping by now: this seat's recordings; calls and orders of this machine. */
  'records.wouldGo': { arg: { recordingDays?: number; eraseAfterYears?: number }; answer: WouldGo };
  'seat.set': {
    arg: { to: 'available' | 'pause' | 'training' | 'offline'; reason?: string | undefined };
    answer: SeatView;
  };
  'seat.confirmMissed': { arg: Record<string, never>; answer: SeatView };
  /** Once more, as long as the rule of the team allows. */
  'seat.extendWrapUp': { arg: Record<string, never>; answer: SeatView };
  /** What the platform refused, what could not be read, who else is there. */
  'link.read': { arg: Record<string, never>; answer: LinkDetails };
  /** Refused events again, after mending; answers how many are left. */
  'link.retry': { arg: Record<string, never>; answer: { left: number } };
}

/** Told by the host without being asked. */
export interface Pushes extends BoardPushes, PracticePushes, ReferencePushes {
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
}

export type CallName = keyof Calls;
export type PushName = keyof Pushes;
