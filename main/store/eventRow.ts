import { hash } from 'node:crypto';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { type StoredBody, upcast } from '@shared/events/upcast';
import { canonicalJson } from './canonicalJson';

/** A line of the table `events`. */
export interface EventRow {
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly seat: string;
  readonly seat_no: number;
  readonly at: number;
  readonly recorded_at: number;
  readonly origin: string;
  readonly schema: number;
  readonly type: string;
  /** Canonical JSON. */
  readonly body: string;
  readonly hash: string;
}

export const EVENT_COLUMNS =
  'seq, id, stream, version, seat, seat_no, at, recorded_at, origin, schema, type, body, hash';

/** The row was written by append, so its texts are what the types say. */
export const toEvent = (row: EventRow): RecordedEvent =>
  ({
    id: row.id,
    stream: row.stream,
    at: row.at,
    seat: row.seat,
    origin: row.origin,
    body: newestShape(JSON.parse(row.body) as StoredBody, row.schema),
    seq: row.seq,
    version: row.version,
    seatNo: row.seat_no,
    recordedAt: row.recorded_at,
    schema: row.schema,
    hash: row.hash,
  }) as RecordedEvent;

/** A body that only a newer program knows stays as it is: nothing folds it, and it goes on to the platform whole. */
function newestShape(body: StoredBody, schema: number): unknown {
  const read = upcast(body, schema);
  return read.ok ? read.value : body;
}

/**
 * SHA-256, hex, over the seat's previous hash and everything of the event but `seq`: that is this machine's
 * own, and a log restored elsewhere keeps its chain.
 */
export function chainHash(previous: string, row: Omit<EventRow, 'seq' | 'hash'>): string {
  const { body, ...head } = row;
  return hash('sha256', `${previous}\n${canonicalJson(head)}\n${body}`);
}
