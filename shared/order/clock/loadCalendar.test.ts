import { describe, expect, test } from 'vitest';
import calendarFile from '../../../resources/calendar/cn.json';
import { dayKind } from './Calendar';
import { calendar, calendarText } from './clockFixtures';
import { loadCalendar } from './loadCalendar';
import { dayAfter, dayFromText, isWeekend, yearOf } from './shanghaiTime';

const kindOf = (text: string) => {
  const day = dayFromText(text);
  return day === undefined ? 'no day' : dayKind(calendar, day);
};

function daysOfYear(year: number) {
  const first = dayFromText(`${year}-01-01`);
  if (first === undefined) throw new Error(`no year ${year}`);
  return Array.from({ length: 366 }, (_, i) => dayAfter(first, i)).filter((day) => yearOf(day) === year);
}

const [firstYear] = calendarFile.years;
const damaged = (change: (year: NonNullable<typeof firstYear>) => void): string => {
  const copy = structuredClone(calendarFile);
  const year = copy.years[0];
  if (year !== undefined) change(year);
  return JSON.stringify(copy, null, 1);
};

describe('the national calendar', () => {
  test('has the years 2022 to 2026, each with its notice, and no year that is not published', () => {
    expect([...calendar.years]).toEqual([2022, 2023, 2024, 2025, 2026]);
    for (const { year, source } of calendarFile.years) {
      expect(source.title).toBe(`国务院办公厅关于${year}年部分节假日安排的通知`);
      expect(source.number).toMatch(new RegExp(`^国办发明电〔${year - 1}〕\\d+号$`));
      expect(source.issued.slice(0, 4)).toBe(String(year - 1));
    }
    expect(kindOf('2021-12-31')).toBeUndefined();
    expect(kindOf('2027-01-01')).toBeUndefined();
  });

  // The statutory holidays: 11 days until 2024, 13 since 2025 (全国年节及纪念日放假办法). Each one gives a day off,
  // and what is moved around it moves in pairs; so the working days of a year follow without the list.
  test.each([
    // With 2022-12-31, which the notice for 2023 gave.
    [2022, 32, 7, 11],
    [2023, 26, 7, 11],
    [2024, 28, 8, 11],
    [2025, 28, 5, 13],
    [2026, 33, 6, 13],
  ])('%i: %i days off, %i make-up days, and the working days come out', (year, off, makeUp, statutory) => {
    const days = daysOfYear(year);
    const kinds = days.map((day) => dayKind(calendar, day));
    expect(kinds.filter((kind) => kind === 'holiday')).toHaveLength(off);
    expect(kinds.filter((kind) => kind === 'makeUp')).toHaveLength(makeUp);
    const worked = kinds.filter((kind) => kind === 'working' || kind === 'makeUp').length;
    expect(worked).toBe(days.length - days.filter(isWeekend).length - statutory);
  });

  test.each([
    ['2026-02-14', 'makeUp'],
    ['2026-02-15', 'holiday'],
    ['2026-02-23', 'holiday'],
    ['2026-02-24', 'working'],
    ['2026-02-28', 'makeUp'],
    ['2026-10-10', 'makeUp'],
    ['2026-10-11', 'weekend'],
    ['2022-12-31', 'holiday'],
    ['2023-01-03', 'working'],
  ])('%s is %s', (day, kind) => {
    expect(kindOf(day)).toBe(kind);
  });

  test.each([
    [
      'a make-up day in the week',
      damaged((y) => Object.assign(y.makeUpDays[0] ?? {}, { date: '2022-01-27' })),
      /no Saturday or Sunday/,
    ],
    [
      'a make-up day in a holiday',
      damaged((y) => Object.assign(y.makeUpDays[0] ?? {}, { date: '2022-02-05' })),
      /stands already, for 春节/,
    ],
    [
      'a make-up day of nothing',
      damaged((y) => Object.assign(y.makeUpDays[0] ?? {}, { for: '重阳节' })),
      /no holiday of 2022/,
    ],
    [
      'a span that runs backwards',
      damaged((y) => Object.assign(y.holidays[1] ?? {}, { to: '2022-01-30' })),
      /春节 ends/,
    ],
    [
      'two holidays on a day',
      damaged((y) => Object.assign(y.holidays[2] ?? {}, { from: '2022-02-06', to: '2022-02-07' })),
      /清明节 and 春节 share/,
    ],
    [
      'another year’s holiday',
      damaged((y) => Object.assign(y.holidays[2] ?? {}, { from: '2023-04-05', to: '2023-04-05' })),
      /not in 2022/,
    ],
    ['a missing holiday', damaged((y) => y.holidays.pop()), /names 元旦/],
    [
      'a day that is none',
      damaged((y) => Object.assign(y.holidays[0] ?? {}, { to: '2022-02-30' })),
      /not a day/,
    ],
    ['a year twice', damaged((y) => Object.assign(y, { year: 2023 })), /once each, in order/],
    ['a year that is not published', damaged((y) => Object.assign(y, { published: false })), /true/],
    ['no JSON', '{"country": ', /not valid JSON/],
  ])('refuses %s, with its line', (_, text, sentence) => {
    const read = loadCalendar(text);
    const problems = read.ok ? [] : read.error;
    expect(problems.map(({ message }) => message).join('\n')).toMatch(sentence);
    expect(problems.every(({ line }) => line >= 1)).toBe(true);
  });

  test('takes a byte-order mark', () => {
    expect(loadCalendar(`\uFEFF${calendarText}`).ok).toBe(true);
  });
});
