import type { Span } from '@shared/indicators/facts/Facts';
import type { SeatId } from '@shared/kernel/ids';
import type { Database } from 'better-sqlite3';

export interface SpanWish {
  readonly from: number;
  readonly to: number;
  readonly seats: readonly SeatId[];
  readonly limit: number;
}

export function prepareListSpans(db: Database): (wish: SpanWish) => readonly Span[] {
  const list = db.prepare<[object], Span>(
    `SELECT seat, person, state, reason, since, until FROM spans
     WHERE since < :to AND (until IS NULL OR until > :from) AND seat IN (SELECT value FROM json_each(:seats))
     ORDER BY since, n LIMIT :limit`,
  );
  return ({ seats, ...wish }) => list.all({ ...wish, seats: JSON.stringify(seats) });
}
