import type { AlertEvent } from '../alerts/AlertEvent';
import type { AuditEvent } from '../audit/AuditEvent';
import type { CallFact } from '../call/CallFact';
import type { HandoverRecord } from '../call/HandoverRecord';
import type { CallerEvent } from '../caller/CallerEvent';
import type { IncidentEvent } from '../incident/IncidentEvent';
import type { IntakeEvent } from '../intake/IntakeEvent';
import type { EventId, SeatId } from '../kernel/ids';
import type { LinkEvent } from '../link/LinkEvent';
import type { MissedEvent } from '../missed/MissedEvent';
import type { DutyCallPlaced } from '../order/atOnce/AtOnceEvent';
import type { OrderEvent } from '../order/OrderEvent';
import type { PracticeEvent } from '../practice/PracticeEvent';
import type { PrecedentEvent } from '../precedent/PrecedentEvent';
import type { RecordingEvent } from '../recording/RecordingEvent';
import type { WorkTold } from '../seat/lending/WorkTold';
import type { SeatEvent } from '../seat/SeatEvent';
import type { TeamRulesSet } from '../seat/TeamRules';
import type { StreamId } from './StreamId';

/** 移交单 on its way: in the stream of the sender's call, and of the receiver's when it came with an INVITE. */
export type HandoverEvent =
  | { readonly type: 'handoverSent'; readonly record: HandoverRecord }
  | { readonly type: 'handoverReceived'; readonly record: HandoverRecord };

/** Everything that can be recorded. */
export type DomainEvent =
  | CallFact
  | IntakeEvent
  | HandoverEvent
  | OrderEvent
  | DutyCallPlaced
  | SeatEvent
  | WorkTold
  | TeamRulesSet
  | MissedEvent
  | CallerEvent
  | IncidentEvent
  | PrecedentEvent
  | AlertEvent
  | PracticeEvent
  | RecordingEvent
  | AuditEvent
  | LinkEvent;

/** What a recorder hands in: the rest of the envelope is made by the store. */
export interface NewEvent {
  /** Made by whoever saw it happen; appending the same id twice records it once. */
  readonly id: EventId;
  readonly stream: StreamId;
  /** When it happened, milliseconds since the epoch. */
  readonly at: number;
  readonly seat: SeatId;
  readonly origin: 'seat' | 'platform';
  readonly body: DomainEvent;
}

/** One line of the log. */
export interface RecordedEvent extends NewEvent {
  /** Place in the whole log of this machine, ascending. */
  readonly seq: number;
  /** Place in its stream, 1, 2, 3 … */
  readonly version: number;
  /** The seat's own number, 1, 2, 3 … without gaps: the platform asks for holes by it. */
  readonly seatNo: number;
  /** When it was committed here. */
  readonly recordedAt: number;
  /** Schema version of `body`; readers see it upcast to the newest. */
  readonly schema: number;
  /** SHA-256 over the previous hash of this seat and this event, hex. */
  readonly hash: string;
}
