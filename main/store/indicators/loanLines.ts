import type { Facts } from '@shared/indicators/facts/Facts';
import type { CallId, OrderId, SeatId } from '@shared/kernel/ids';
import type { Database } from 'better-sqlite3';

/** Which lines are asked for: of these calls and orders, and what ended at these seats since that place in the log. */
export interface LoanWish {
  readonly calls: readonly CallId[];
  readonly orders: readonly OrderId[];
  readonly seats: readonly SeatId[];
  readonly since: number;
}

/** What this host's lent seats did (三（五）), as the indicators count it: nothing that still goes on. */
export function prepareLoanLines(db: Database): (wish: LoanWish) => Facts {
  const ours = `lent_to <> '' AND instr(seat, '@') = 0`;
  const among = (name: string) => `IN (SELECT value FROM json_each(:${name}))`;
  const lines = <T>(sql: string) => db.prepare<[object], T>(sql);
  const contacts = lines<Facts['contacts'][number]>(
    `SELECT call, rang, seat, person, lent_to AS lentTo, caller, queued_at AS queuedAt, offered_at AS offeredAt,
       answered_at AS answeredAt, left_at AS leftAt, cause, held_ms AS heldMs, held_since AS heldSince,
       wrapped_at AS wrappedAt, missed, row, level, division, dispatched_at AS dispatchedAt, kind, direct
     FROM contacts WHERE call ${among('calls')} AND ${ours} AND left_at IS NOT NULL`,
  );
  const climbs = lines<Facts['climbs'][number]>(
    `SELECT attempt, call, seat, person, lent_to AS lentTo, step, started_at AS startedAt, answered_at AS answeredAt,
       ended_at AS endedAt, result FROM climbs WHERE call ${among('calls')} AND ${ours} AND result IS NOT NULL`,
  );
  const sents = lines<Facts['sents'][number]>(
    `SELECT "order", seat, person, lent_to AS lentTo, row, level, at, returned FROM sents
     WHERE "order" ${among('orders')} AND ${ours}`,
  );
  const stages = lines<Facts['stages'][number]>(
    `SELECT "order", department, stage, seat, lent_to AS lentTo, row, level, due_at AS dueAt, met_at AS metAt
     FROM stages WHERE "order" ${among('orders')} AND ${ours}`,
  );
  // The stretch that lasted then began before.
  const spans = lines<Facts['spans'][number]>(
    `SELECT spans.seat, person, lent_to AS lentTo, state, reason, since, until FROM json_each(:seats) AS wanted JOIN spans
       ON spans.seat = wanted.value AND spans.n >= coalesce(
         (SELECT n FROM spans AS earlier WHERE earlier.seat = wanted.value AND n <= :since ORDER BY n DESC LIMIT 1), 0)
     WHERE lent_to <> '' AND until IS NOT NULL ORDER BY spans.n`,
  );
  return ({ calls, orders, seats, since }) => {
    const asked = {
      calls: JSON.stringify(calls),
      orders: JSON.stringify(orders),
      seats: JSON.stringify(seats),
      since,
    };
    return {
      contacts: contacts.all(asked),
      climbs: climbs.all(asked),
      sents: sents.all(asked),
      stages: stages.all(asked),
      spans: spans.all(asked),
    };
  };
}
