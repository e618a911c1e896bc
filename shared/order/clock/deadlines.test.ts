import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayKind } from './Calendar';
import { calendar, rules, shanghai } from './clockFixtures';
import { type ClockInput, deadlines } from './deadlines';
import { DEMAND_KINDS } from './rulesSchema';
import { dayAfter, dayOf, hours, isoShanghai, startOfDay } from './shanghaiTime';

const tell = (input: ClockInput) => deadlines(input, calendar, rules);
const minute = (at: number): string => isoShanghai(at).slice(0, 16);

describe('levels 1 and 2', () => {
  // Counted by hand on the calendar of each year. 00:00 is 24:00 of the day before.
  test.each([
    // start, level, first response, progress
    ['an ordinary Monday', '2026-03-02T09:00', 1, '2026-03-02T11:00', '2026-03-05T00:00'],
    ['an ordinary Monday', '2026-03-02T09:00', 2, '2026-03-02T13:00', '2026-03-06T00:00'],
    [
      'one minute after midnight is still that day',
      '2026-03-02T00:01',
      1,
      '2026-03-02T02:01',
      '2026-03-05T00:00',
    ],
    ['one minute before midnight too', '2026-03-02T23:59', 1, '2026-03-03T01:59', '2026-03-05T00:00'],
    ['over a weekend', '2026-03-06T16:00', 1, '2026-03-06T18:00', '2026-03-11T00:00'],
    ['begun on a Sunday', '2026-03-08T10:00', 1, '2026-03-08T12:00', '2026-03-11T00:00'],
    ['before National Day: 10-08, 10-09', '2026-09-30T17:30', 1, '2026-09-30T19:30', '2026-10-10T00:00'],
    ['and its make-up Saturday 10-10', '2026-09-30T17:30', 2, '2026-09-30T21:30', '2026-10-11T00:00'],
    ['begun on the make-up Saturday', '2026-10-10T08:00', 1, '2026-10-10T10:00', '2026-10-14T00:00'],
    [
      'before Spring Festival: 02-14 (Saturday), 02-24',
      '2026-02-13T18:00',
      1,
      '2026-02-13T20:00',
      '2026-02-25T00:00',
    ],
    ['02-14, 02-24, 02-25', '2026-02-13T18:00', 2, '2026-02-13T22:00', '2026-02-26T00:00'],
    ['begun in Spring Festival', '2026-02-17T03:00', 1, '2026-02-17T05:00', '2026-02-26T00:00'],
    ['to the make-up Saturday 02-28', '2026-02-26T12:00', 1, '2026-02-26T14:00', '2026-03-01T00:00'],
    ['02-27, 02-28, 03-02', '2026-02-26T12:00', 2, '2026-02-26T16:00', '2026-03-03T00:00'],
    ['New Year: 01-04 is a working Sunday', '2025-12-31T22:30', 1, '2026-01-01T00:30', '2026-01-06T00:00'],
    ['Mid-autumn after a make-up Sunday', '2026-09-18T09:00', 1, '2026-09-18T11:00', '2026-09-22T00:00'],
    [
      'the last days of the last published year',
      '2026-12-29T10:00',
      1,
      '2026-12-29T12:00',
      '2027-01-01T00:00',
    ],
    ['leap day', '2024-02-28T10:00', 1, '2024-02-28T12:00', '2024-03-02T00:00'],
    ['2022-12-31 is a holiday of 2023', '2022-12-29T10:00', 1, '2022-12-29T12:00', '2023-01-04T00:00'],
  ] as const)('%s: %s, level %i', (_, start, level, firstResponse, progress) => {
    const told = tell({ level, start: shanghai(start) });
    const shown = told.ok ? [told.value.firstResponse ?? 0, told.value.progress].map(minute) : told.error;
    expect(shown).toEqual([firstResponse, progress]);
  });

  test('the clause says why', () => {
    expect(tell({ level: 1, start: shanghai('2026-03-02T09:00') })).toMatchObject({
      value: { clause: '三（四）1' },
    });
    expect(tell({ level: 2, start: shanghai('2026-03-02T09:00') })).toMatchObject({
      value: { clause: '三（四）2' },
    });
  });

  test('a year that is not published fails with a sentence, and the hours still stand', () => {
    const start = shanghai('2026-12-30T10:00');
    expect(tell({ level: 1, start })).toEqual({
      ok: false,
      error: {
        code: 'calendarUnknown',
        about: '2027',
        message: '2027年的节假日安排尚未收录，无法推算处理进度时限。',
        hint: expect.stringContaining('resources/calendar/cn.json'),
        firstResponse: start + hours(2),
      },
    });
    expect(tell({ level: 1, start: shanghai('2021-06-01T10:00') })).toMatchObject({
      error: { code: 'calendarUnknown', about: '2021' },
    });
  });
});

describe('level 3', () => {
  test.each([
    ['consultation', '2026-03-02T09:00', '2026-03-06T00:00'],
    ['help', '2026-03-02T09:00', '2026-03-12T00:00'],
    ['suggestion', '2026-03-02T09:00', '2026-03-12T00:00'],
    ['complaint', '2026-03-02T09:00', '2026-03-24T00:00'],
    ['report', '2026-03-02T09:00', '2026-03-24T00:00'],
    // 02-14, 02-24 … 02-28, 03-02.
    ['help', '2026-02-13T09:00', '2026-03-03T00:00'],
    // 10-08, 10-09, 10-10, 10-12 … 10-16, 10-19 … 10-23, 10-26, 10-27.
    ['complaint', '2026-09-30T09:00', '2026-10-28T00:00'],
    ['consultation', '2025-12-31T09:00', '2026-01-07T00:00'],
  ] as const)('%s from %s: 24:00 before %s, and no first response', (kind, start, progress) => {
    const told = tell({ level: 3, kind, start: shanghai(start) });
    expect(told.ok ? { ...told.value, progress: minute(told.value.progress) } : told.error).toEqual({
      progress,
      clause: expect.stringContaining('三（四）3'),
    });
  });

  test.each([
    ['without a kind', undefined, '2026-03-02T09:00', 'kindMissing', /先选择/],
    ['with the empty kind of a form', '', '2026-03-02T09:00', 'kindMissing', /先选择/],
    [
      'under the rule of 2022, whose limits are not known',
      'help',
      '2025-11-30T23:59',
      'limitUnknown',
      /暂行办法》未收录/,
    ],
    ['before the rule of 2022', 'help', '2022-02-28T23:59', 'ruleUnknown', /没有收录2022-02-28/],
    ['into a year that is not published', 'report', '2026-12-20T09:00', 'calendarUnknown', /2027年/],
  ] as const)('%s it fails: %s', (_, kind, start, code, sentence) => {
    const told = tell({ level: 3, kind, start: shanghai(start) });
    expect(told).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(sentence) } });
  });

  test('the rule is that of the day of the start in Shanghai', () => {
    const change = shanghai('2025-12-01T00:00');
    expect(tell({ level: 3, kind: 'help', start: change }).ok).toBe(true);
    expect(tell({ level: 3, kind: 'help', start: change - 1 }).ok).toBe(false);
  });
});

describe('whatever the start', () => {
  const start = fc.integer({ min: shanghai('2022-01-01T00:00'), max: shanghai('2026-11-30T00:00') });
  const later = fc.integer({ min: shanghai('2025-12-01T00:00'), max: shanghai('2026-11-30T00:00') });

  test('levels 1 and 2 end at midnight after a working day, with exactly their working days between', () => {
    fc.assert(
      fc.property(start, fc.constantFrom(1 as const, 2 as const), (at, level) => {
        const told = tell({ level, start: at });
        if (!told.ok) throw new Error(told.error.message);
        const { progress, firstResponse } = told.value;
        const last = dayAfter(dayOf(progress), -1);
        expect(progress).toBe(startOfDay(dayOf(progress)));
        expect(['working', 'makeUp']).toContain(dayKind(calendar, last));
        const counted = Array.from({ length: last - dayOf(at) }, (_, i) =>
          dayKind(calendar, dayAfter(dayOf(at), i + 1)),
        );
        expect(counted.filter((kind) => kind === 'working' || kind === 'makeUp')).toHaveLength(level + 1);
        expect(firstResponse).toBe(at + hours(2 * level));
        expect(progress).toBeGreaterThan(at);
      }),
    );
  });

  test('a later start is never due earlier, and the time of day changes nothing but the hours', () => {
    const input = fc.record({ level: fc.constantFrom(1, 2, 3), kind: fc.constantFrom(...DEMAND_KINDS) });
    fc.assert(
      fc.property(later, fc.nat(hours(400)), input, (at, more, { level, kind }) => {
        const both = [at, Math.min(at + more, shanghai('2026-11-30T00:00'))].map((moment) =>
          tell({ level: level as 1 | 2 | 3, kind, start: moment }),
        );
        const ends = both.map((told) => (told.ok ? told.value.progress : Number.NaN));
        expect(ends[1]).toBeGreaterThanOrEqual(ends[0] ?? Number.NaN);
        const morning = tell({ level: level as 1 | 2 | 3, kind, start: startOfDay(dayOf(at)) });
        expect(morning).toMatchObject({ value: { progress: ends[0] } });
      }),
    );
  });
});
