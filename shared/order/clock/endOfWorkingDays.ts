import type { Millis } from '../../kernel/clock';
import { fail, ok, type Result } from '../../kernel/result';
import { type Calendar, dayKind } from './Calendar';
import { type Day, dayAfter, startOfDay, yearOf } from './shanghaiTime';

/**
 * 24:00 of the `count`th working day after `start`, whose own day is not counted, however early it was.
 * Fails with the first year that would have to be counted through and is not published.
 */
export function endOfWorkingDays(
  calendar: Calendar,
  start: Day,
  count: number,
): Result<Millis, { readonly year: number }> {
  let day = start;
  for (let left = count; left > 0; ) {
    day = dayAfter(day);
    const kind = dayKind(calendar, day);
    if (kind === undefined) return fail({ year: yearOf(day) });
    if (kind === 'working' || kind === 'makeUp') left -= 1;
  }
  return ok(startOfDay(dayAfter(day)));
}
