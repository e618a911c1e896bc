import { ok, type Result } from '../../kernel/result';
import { type Calendar, calendarOf, daysBetween } from './Calendar';
import { type CalendarFile, type CalendarYear, calendarFileSchema } from './calendarSchema';
import { type DataFinding, type DataProblem, readDataFile } from './readDataFile';
import { isWeekend } from './shanghaiTime';

const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
/** 「国庆节、中秋节」: two that fell together. */
const JOINED = '、';
/** Longer than any since the rules of 2008; a longer one is a slip of the pen. */
const LONGEST = 10;

/** Reads the text of `resources/calendar/cn.json`. */
export function loadCalendar(text: string): Result<Calendar, readonly DataProblem[]> {
  const read = readCalendarFile(text);
  return read.ok ? ok(calendarOf(read.value)) : read;
}

/** The checked file itself, which unlike the calendar goes over the wire; `calendarOf` makes the calendar there. */
export const readCalendarFile = (text: string): Result<CalendarFile, readonly DataProblem[]> =>
  readDataFile(text, calendarFileSchema, checkCalendar);

function checkCalendar({ years }: CalendarFile): readonly DataFinding[] {
  const seen = new Map<number, string>();
  const claim = (day: number, name: string): string | undefined => {
    const before = seen.get(day);
    seen.set(day, name);
    return before;
  };
  return years.flatMap((year, at) => [
    ...checkYear(years, at),
    ...checkHolidays(year, ['years', at, 'holidays'], claim),
    ...checkMakeUpDays(year, ['years', at, 'makeUpDays'], claim),
  ]);
}

function checkYear(years: readonly CalendarYear[], at: number): readonly DataFinding[] {
  const { year, holidays } = years[at] ?? { year: 0, holidays: [] };
  const findings: DataFinding[] = [];
  if (at > 0 && year <= (years[at - 1]?.year ?? 0))
    findings.push({ path: ['years', at, 'year'], message: 'years stand once each, in order' });
  const named = holidays.flatMap(({ name }) => name.split(JOINED)).toSorted();
  if (named.join() !== HOLIDAYS.toSorted().join())
    findings.push({ path: ['years', at, 'holidays'], message: `names ${HOLIDAYS.join(JOINED)} once each` });
  return findings;
}

type Claim = (day: number, name: string) => string | undefined;
type Path = readonly (string | number)[];

function checkHolidays(year: CalendarYear, path: Path, claim: Claim): readonly DataFinding[] {
  return year.holidays.flatMap(({ name, from, to }, at): DataFinding[] => {
    const days = daysBetween(from, to);
    const here = [...path, at];
    if (days.length === 0 || days.length > LONGEST)
      return [{ path: [...here, 'to'], message: `${name} ends 0 to ${LONGEST - 1} days after it begins` }];
    if (!belongs(from, year.year) || !to.startsWith(`${year.year}-`))
      return [{ path: here, message: `${name} is not in ${year.year}` }];
    const clash = days.map((day) => claim(day, name)).find((before) => before !== undefined);
    return clash === undefined ? [] : [{ path: here, message: `${name} and ${clash} share a day` }];
  });
}

function checkMakeUpDays(year: CalendarYear, path: Path, claim: Claim): readonly DataFinding[] {
  return year.makeUpDays.flatMap(({ date, for: name }, at): DataFinding[] => {
    const here = [...path, at, 'date'];
    const [day] = daysBetween(date, date);
    if (day === undefined || !isWeekend(day))
      return [{ path: here, message: `${date} is no Saturday or Sunday: it is worked anyway` }];
    if (!belongs(date, year.year)) return [{ path: here, message: `${date} is not in ${year.year}` }];
    if (!year.holidays.some((holiday) => holiday.name === name))
      return [{ path: [...path, at, 'for'], message: `${name} is no holiday of ${year.year}` }];
    const clash = claim(day, name);
    return clash === undefined ? [] : [{ path: here, message: `${date} stands already, for ${clash}` }];
  });
}

/** The notice of a year may reach into the December before. */
const belongs = (text: string, year: number): boolean =>
  text.startsWith(`${year}-`) || text.startsWith(`${year - 1}-12-`);
