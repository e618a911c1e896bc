import type { CallId, IncidentId, OrderId, PrecedentId, SeatId } from '../kernel/ids';
import type { MissedId } from '../missed/MissedCall';

/** A stream holds the events of one thing in their order: version 1, 2, 3 … without gaps. */
export type StreamId =
  | `call:${string}`
  | `order:${string}`
  | `seat:${string}`
  | `handover:${string}`
  /** Behind the colon a digest of the number, so that it stands in no name (main/callers/callerStream.ts). */
  | `caller:${string}`
  | `missed:${string}`
  | `incident:${string}`
  | `precedent:${string}`
  | `alert:${string}`
  /** Behind the colon the city that is told, then what it is told of (shared/seat/lending/WorkTold.ts). */
  | `loan:${string}`
  | `rules:${string}`
  /** By seat: who did what there. */
  | `audit:${string}`
  /** By seat: what its platform link put aside. */
  | `link:${string}`;

export const callStream = (call: CallId): StreamId => `call:${call}`;
/** Undefined for the stream of anything else. */
export const callOf = (stream: StreamId): CallId | undefined =>
  stream.startsWith('call:') ? (stream.slice('call:'.length) as CallId) : undefined;
export const orderStream = (order: OrderId): StreamId => `order:${order}`;
export const auditStream = (seat: SeatId): StreamId => `audit:${seat}`;
export const seatStream = (seat: SeatId): StreamId => `seat:${seat}`;
export const incidentStream = (incident: IncidentId): StreamId => `incident:${incident}`;
export const missedStream = (missed: MissedId): StreamId => `missed:${missed}`;
export const precedentStream = (precedent: PrecedentId): StreamId => `precedent:${precedent}`;
/** An alert's id has spaces. */
export const alertStream = (alert: string): StreamId => `alert:${alert.replaceAll(' ', '~')}`;
export const linkStream = (seat: SeatId): StreamId => `link:${seat}`;
