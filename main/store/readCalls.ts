import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { Database } from 'better-sqlite3';
import type { AttemptRow } from './projections/AttemptRow';
import type { CallRow } from './projections/CallRow';
import type { StoreVerbs } from './Store';

type CallReads = Pick<StoreVerbs, 'openCalls' | 'listCalls' | 'readCall' | 'listAttempts' | 'handover'>;

const CALL_COLUMNS = `call, seat, direction, number, via, dialled, handover, started_at AS startedAt,
  answered_at AS answeredAt, ended_at AS endedAt, last_cause AS lastCause, lost, wrapped_at AS wrappedAt`;
const ATTEMPT_COLUMNS = `attempt, call, step, target, handover, started_at AS startedAt, ended_at AS endedAt,
  result, status`;

/** Calls, their attempts and hand-over records, from the projections. */
export function prepareCallReads(db: Database): CallReads {
  // The condition is that of the partial index `calls_open`, word for word, or SQLite would not use it.
  const open = db.prepare<[string], object>(
    `SELECT ${CALL_COLUMNS} FROM calls WHERE seat = ?
     AND (ended_at IS NULL OR (answered_at IS NOT NULL AND wrapped_at IS NULL)) ORDER BY started_at, call`,
  );
  const list = db.prepare<[string, number], object>(
    `SELECT ${CALL_COLUMNS} FROM calls WHERE seat = ? ORDER BY started_at DESC, call DESC LIMIT ?`,
  );
  const one = db.prepare<[string], object>(`SELECT ${CALL_COLUMNS} FROM calls WHERE call = ?`);
  const attempts = db.prepare<[string], object>(
    `SELECT ${ATTEMPT_COLUMNS} FROM attempts WHERE call = ? ORDER BY started_at, attempt`,
  );
  const record = db.prepare<[string], string>('SELECT record FROM handovers WHERE handover = ?').pluck();

  return {
    openCalls: (seat) => open.all(seat).map(toCall),
    listCalls: (seat, limit) => list.all(seat, limit).map(toCall),
    readCall: (call) => {
      const row = one.get(call);
      return row && toCall(row);
    },
    listAttempts: (call) => attempts.all(call).map((row) => withoutNulls(row) as unknown as AttemptRow),
    handover: (id) => {
      const text = record.get(id);
      return text === undefined ? undefined : (JSON.parse(text) as HandoverRecord);
    },
  };
}

const toCall = (row: object): CallRow => {
  const call = withoutNulls(row);
  return { ...call, lost: call.lost === 1 } as unknown as CallRow;
};

export const withoutNulls = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
