import { expect, it } from 'vitest';
import { calendarEnds } from './calendarEnds';
import { calendar } from './clockFixtures';
import { parseInstant } from './shanghaiTime';

it.each([
  ['2026-11-24', undefined],
  ['2026-12-03', undefined],
  ['2026-12-04', 2027],
  ['2026-12-31', 2027],
])('%s: %s', (day, year) => {
  expect(calendarEnds(calendar, parseInstant(`${day}T10:00:00+08:00`) ?? 0)).toBe(year);
});
