import type { NewEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import { EVENT_SCHEMA } from '@shared/events/upcast';
import { fail, ok, type Result } from '@shared/kernel/result';
import type { Database } from 'better-sqlite3';
import { canonicalJson } from './canonicalJson';
import { chainHash, EVENT_COLUMNS, type EventRow, toEvent } from './eventRow';
import type { AppendError, ExpectedVersion, SeatHead } from './Store';
import { sqliteFault } from './sqliteFault';

export interface Appended {
  /** All that were given, in their order. */
  readonly recorded: readonly RecordedEvent[];
  /** Those among them that are new. */
  readonly fresh: readonly RecordedEvent[];
  /** The lines of the table for `fresh`. */
  readonly rows: readonly EventRow[];
}

export type Append = (
  events: readonly NewEvent[],
  expected: ExpectedVersion | undefined,
  recordedAt: number,
) => Result<Appended, AppendError>;

/** The one writer of the log: expected version, events, projections, all in one transaction. */
export function prepareAppend(db: Database, project: (event: RecordedEvent) => void): Append {
  const byId = db.prepare<[string], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE id = ?`);
  const lastVersion = db
    .prepare<[string], number>('SELECT version FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1')
    .pluck();
  const head = db.prepare<[string], SeatHead>(
    'SELECT seat_no AS seatNo, hash FROM events WHERE seat = ? ORDER BY seat_no DESC LIMIT 1',
  );
  const insert = db.prepare<[Omit<EventRow, 'seq'>]>(
    `INSERT INTO events (id, stream, version, seat, seat_no, at, recorded_at, origin, schema, type, body, hash)
     VALUES (:id, :stream, :version, :seat, :seat_no, :at, :recorded_at, :origin, :schema, :type, :body, :hash)`,
  );

  function record(event: NewEvent, body: string, recordedAt: number): EventRow {
    const last = head.get(event.seat);
    const row = {
      id: event.id,
      stream: event.stream,
      version: (lastVersion.get(event.stream) ?? 0) + 1,
      seat: event.seat,
      seat_no: (last?.seatNo ?? 0) + 1,
      at: Math.round(event.at),
      recorded_at: Math.round(recordedAt),
      origin: event.origin,
      schema: EVENT_SCHEMA,
      type: event.body.type,
      body,
    };
    const complete = { ...row, hash: chainHash(last?.hash ?? '', row) };
    const written = insert.run(complete);
    if (written.changes !== 1) throw new Error(`${written.changes} rows written for one event`);
    return { ...complete, seq: Number(written.lastInsertRowid) };
  }

  const inTransaction = db.transaction(
    (events: readonly NewEvent[], expected: ExpectedVersion | undefined, recordedAt: number) => {
      const known = events.map((event) => byId.get(event.id));
      const bodies = events.map((event) => canonicalJson(event.body));
      const taken = known.findIndex(
        (row, i) => row !== undefined && (row.stream !== events[i]?.stream || row.body !== bodies[i]),
      );
      if (taken >= 0) return fail(idTaken(events[taken]?.id ?? ''));
      // A retry of what is recorded already must not fail because the stream has gone on since.
      if (expected !== undefined && known.includes(undefined)) {
        const actual = lastVersion.get(expected.stream) ?? 0;
        if (actual !== expected.version) return fail(conflict(expected, actual));
      }
      const fresh: RecordedEvent[] = [];
      const rows: EventRow[] = [];
      const recorded = events.map((event, i) => {
        // Looked up again: the same id may stand twice in one request.
        const row = known[i] ?? byId.get(event.id);
        if (row !== undefined) return toEvent(row);
        const line = record(event, bodies[i] ?? '', recordedAt);
        const made = toEvent(line);
        rows.push(line);
        fresh.push(made);
        project(made);
        return made;
      });
      return ok({ recorded, fresh, rows });
    },
  );

  return (events, expected, recordedAt) => {
    try {
      return inTransaction.immediate(events, expected, recordedAt);
    } catch (error) {
      const fault = sqliteFault(error);
      if (fault === undefined) throw error;
      return fail(fault);
    }
  };
}

const conflict = (expected: ExpectedVersion, actual: number): AppendError => ({
  code: 'conflict',
  message: '内容刚被改动过，请按最新内容再试。',
  hint: `${expected.stream}: ${expected.version} ≠ ${actual}`,
  actual,
});

const idTaken = (id: string): AppendError => ({
  code: 'idTaken',
  message: '同一编号的记录已有不同内容，没有保存。',
  hint: id,
});
