import type { Span } from '@shared/indicators/facts/Facts';
import type { Question } from '@shared/indicators/Question';
import type { Database } from 'better-sqlite3';
import { bound, grouped } from './grouped';
import { SPANS } from './selects';

export interface SpanWish {
  /** Which stretches: those that reach into the range, of whom it is narrowed down to. */
  readonly question: Question;
  /** Of the first seats in order, so many. */
  readonly seats: number;
  readonly limit: number;
}

const LIST = `
  WITH found AS (
    SELECT n, seat, person, state, reason, since, until FROM spans
    WHERE @where AND since < :to AND (until IS NULL OR until > :from)
  )
  SELECT seat, person, state, reason, since, until FROM found
  WHERE seat IN (SELECT DISTINCT seat FROM found ORDER BY seat LIMIT :first) ORDER BY since, n LIMIT :limit`;

export function prepareListSpans(db: Database): (wish: SpanWish) => readonly Span[] {
  return ({ question, seats, limit }) =>
    db
      .prepare<[object], Span>(grouped(LIST, { ...question, by: 'seat' }, SPANS.columns))
      .all({ ...bound(question), first: seats, limit });
}
