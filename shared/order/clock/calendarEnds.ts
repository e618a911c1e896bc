import type { Millis } from '../../kernel/clock';
import type { Calendar } from './Calendar';
import { endOfWorkingDays } from './endOfWorkingDays';
import { dayOf } from './shanghaiTime';

/** The longest limit of the rules, 15 working days, and a week for whoever puts the next year in. */
export const LOOK_AHEAD = 20;

/** The year that is not in the calendar and will be counted through within `LOOK_AHEAD` working days from `now`. */
export function calendarEnds(calendar: Calendar, now: Millis): number | undefined {
  const end = endOfWorkingDays(calendar, dayOf(now), LOOK_AHEAD);
  return end.ok ? undefined : end.error.year;
}
