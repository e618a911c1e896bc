import type { CalendarFile } from './calendarSchema';
import { type Day, dayAfter, dayFromText, isWeekend, yearOf } from './shanghaiTime';

/** The national calendar as days. Build it with `loadCalendar`. */
export interface Calendar {
  /** The day of the newest notice in it: kept with every deadline, to tell what it was counted by. */
  readonly version: string;
  /** The years whose notice is published. */
  readonly years: ReadonlySet<number>;
  /** Day → name of the holiday. */
  readonly daysOff: ReadonlyMap<Day, string>;
  /** Day of a weekend → the holiday that it makes up for. */
  readonly makeUpDays: ReadonlyMap<Day, string>;
}

export type DayKind = 'working' | 'makeUp' | 'weekend' | 'holiday';

/** What a day is; undefined where its year is not published, which is never guessed. */
export function dayKind(calendar: Calendar, day: Day): DayKind | undefined {
  if (!calendar.years.has(yearOf(day))) return undefined;
  if (calendar.daysOff.has(day)) return 'holiday';
  if (calendar.makeUpDays.has(day)) return 'makeUp';
  return isWeekend(day) ? 'weekend' : 'working';
}

/** A holiday may begin in the December before (元旦 2023 began on 2022-12-31): all years give to one table. */
export function calendarOf(file: CalendarFile): Calendar {
  const daysOff = new Map<Day, string>();
  const makeUpDays = new Map<Day, string>();
  for (const year of file.years) {
    for (const { name, from, to } of year.holidays)
      for (const day of daysBetween(from, to)) daysOff.set(day, name);
    for (const { date, for: name } of year.makeUpDays)
      for (const day of daysBetween(date, date)) makeUpDays.set(day, name);
  }
  return { version: file.version, years: new Set(file.years.map(({ year }) => year)), daysOff, makeUpDays };
}

/** All days of a span, both ends in it; none where it ends before it begins. */
export function daysBetween(from: string, to: string): readonly Day[] {
  const first = dayFromText(from);
  const last = dayFromText(to);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => dayAfter(first, i));
}
