// Runs in the store's thread.
import { createHash } from 'node:crypto';
import type { Erased, LogErased } from '@shared/audit/AuditEvent';
import { auditStream } from '@shared/events/StreamId';
import type { EventId, SeatId } from '@shared/kernel/ids';
import type { Database } from 'better-sqlite3';
import type { Append } from './append';
import { canonicalJson } from './canonicalJson';
import { EVENT_COLUMNS, type EventRow } from './eventRow';
import { SENT_CURSOR } from './Store';

export interface EraseWish {
  /** Recorded before this time, milliseconds. */
  readonly before: number;
  /** Only what the platform has acknowledged; false on a machine that has no platform. */
  readonly sentOnly: boolean;
  /** Id and seat of the event that tells of it. */
  readonly id: EventId;
  readonly seat: SeatId;
  readonly at: number;
}

/** Days that every event is kept whole, whatever the rule says. */
export const LEAST_DAYS = 7;

/**
 * Streams that ended before the time: of calls, missed calls, callers, hand-overs and orders, without orders that are not closed
 * and their calls. Audit, seats, incidents and precedents name nobody.
 */
const ENDED = `
  SELECT stream FROM events WHERE substr(stream, 1, instr(stream, ':')) IN ('call:', 'order:', 'caller:', 'handover:', 'missed:')
  GROUP BY stream HAVING max(recorded_at) < :before AND max(seq) <= :upTo
  EXCEPT SELECT 'order:' || id FROM orders WHERE is_over = 0
  EXCEPT SELECT 'call:' || call FROM orders WHERE is_over = 0`;

type Wish = Pick<EraseWish, 'before' | 'sentOnly'>;

/** The time and the place in the log up to which a wish may reach. */
function reach(db: Database, { before, sentOnly }: Wish, now: number) {
  const sent = db.prepare<[string], number>('SELECT seq FROM cursors WHERE name = ?').pluck();
  return {
    before: Math.min(before, now - LEAST_DAYS * 86_400_000),
    upTo: sentOnly ? (sent.get(SENT_CURSOR) ?? 0) : Number.MAX_SAFE_INTEGER,
  };
}

/** How many calls, orders and the like an erasure would take; walks over the whole log. */
export function countErasable(db: Database, wish: Wish & { readonly now: number }): number {
  const count = db
    .prepare<[{ before: number; upTo: number }], number>(
      `SELECT count(DISTINCT stream) FROM events WHERE type <> 'erased' AND stream IN (${ENDED})`,
    )
    .pluck();
  return count.get(reach(db, wish, wish.now)) ?? 0;
}

/** Answers how many events were erased. One transaction: the bodies go and the event that says so is recorded. */
export function prepareErase(db: Database, append: Append) {
  const rows = db.prepare<[{ before: number; upTo: number }], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE type <> 'erased' AND stream IN (${ENDED}) ORDER BY seat, seat_no`,
  );
  const trigger = db
    .prepare<[], string>(
      "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'events_never_change'",
    )
    .pluck();
  const blank = db.prepare("UPDATE events SET type = 'erased', body = ? WHERE seq = ?");
  const unlist = db.prepare('DELETE FROM order_search WHERE rowid = ?');

  return db.transaction((wish: EraseWish, recordedAt: number): number => {
    const { before, upTo } = reach(db, wish, recordedAt);
    const old = rows.all({ before, upTo });
    if (old.length === 0) return 0;
    const guard = trigger.get();
    if (guard === undefined) throw new Error('the log has lost its guard against changes');
    // Lifted for these lines alone, inside of this transaction.
    db.exec('DROP TRIGGER events_never_change');
    const digests = new Map<string, ReturnType<typeof createHash>>();
    for (const row of old) {
      const body: Erased = { type: 'erased', was: row.type, by: wish.id };
      const erased = { ...row, type: 'erased', body: canonicalJson(body) };
      blank.run(erased.body, row.seq);
      unlist.run(row.seq);
      addTo(digests, erased);
    }
    db.exec(guard);
    const told: LogErased = { type: 'logErased', before, events: old.length, digests: ended(digests) };
    const { id, seat, at } = wish;
    const done = append(
      [{ id, stream: auditStream(seat), at, seat, origin: 'seat', body: told }],
      undefined,
      recordedAt,
    );
    if (!done.ok) throw new Error(done.error.code);
    return old.length;
  });
}

type Digests = Map<string, ReturnType<typeof createHash>>;

/** Adds an erased line to the digest of its seat, in the order of the seat's numbers. */
export function addTo(digests: Digests, { seq, ...line }: EventRow): void {
  const digest = digests.get(line.seat) ?? createHash('sha256');
  digests.set(line.seat, digest.update(`${canonicalJson(line)}\n`));
}

export const ended = (digests: Digests): LogErased['digests'] =>
  Object.fromEntries([...digests].map(([seat, digest]) => [seat, digest.digest('hex')]));
