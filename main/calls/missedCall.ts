// Runs in the host.
import type { CallFact } from '@shared/call/CallFact';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { MISSED_AFTER } from '@shared/seat/decideSeat';

/** The exchange takes the call back at the same 20 s: its CANCEL may be here a little before. */
const TOLERANCE = 500;

/** Milliseconds since the epoch. */
export const rangToTheEnd = (from: number, to: number): boolean => to - from >= MISSED_AFTER - TOLERANCE;

/**
 * Does `fact`, at `at`, end a call that rang here for the whole time and was not taken? Then the seat has missed it
 * and is not rung again until its person confirms (domain.md, seat states).
 */
export function isMissed(
  past: readonly Pick<RecordedEvent, 'at' | 'body'>[],
  fact: CallFact,
  at: number,
): boolean {
  if (fact.type !== 'legEnded' || fact.cause === 'hungUpHere') return false;
  const offered = past.find(({ body }) => body.type === 'legOffered' && body.leg === fact.leg);
  const answered = past.some(({ body }) => body.type === 'legAnswered' && body.leg === fact.leg);
  return offered !== undefined && !answered && rangToTheEnd(offered.at, at);
}
