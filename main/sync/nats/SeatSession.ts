// Runs in the host. One connection, as the parts of a seat's link use it; a new connection is a new session.
import type { NatsConnection } from '@nats-io/transport-node';
import type { AckedWire } from './ackedWire';
import type { StreamDoor } from './followStream';

export interface SeatSession {
  readonly nc: NatsConnection;
  readonly door: StreamDoor;
  readonly wire: AckedWire;
}

/** Milliseconds: the first pause after a loss, the longest, between two comparisons, and of one request for messages. */
export interface Pace {
  readonly first: number;
  readonly longest: number;
  readonly compare: number;
  readonly wait: number;
}

export const PACE: Pace = { first: 500, longest: 30_000, compare: 3_600_000, wait: 20_000 };
