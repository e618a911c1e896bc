import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayFromText,
  dayOf,
  isoShanghai,
  isWeekend,
  parseInstant,
  startOfDay,
  textOfDay,
} from './shanghaiTime';

describe('time in Asia/Shanghai', () => {
  test.each([
    ['2026-09-30T17:30:00+08:00', '2026-09-30T17:30:00+08:00'],
    ['2026-09-30T09:30:00Z', '2026-09-30T17:30:00+08:00'],
    ['2026-09-30T05:30-04:00', '2026-09-30T17:30:00+08:00'],
    ['2024-02-29T00:00:00.5+08:00', '2024-02-29T00:00:00.500+08:00'],
  ])('%s is %s', (typed, written) => {
    const at = parseInstant(typed);
    expect(at === undefined ? undefined : isoShanghai(at)).toBe(written);
  });

  test.each([
    ['no offset', '2026-09-30T17:30:00'],
    ['no such day', '2026-02-30T08:00:00+08:00'],
    ['no 29 February', '2026-02-29T08:00:00+08:00'],
    ['no such month', '2026-13-01T08:00:00+08:00'],
    ['24 o’clock', '2026-09-30T24:00:00+08:00'],
    ['minute 60', '2026-09-30T17:60:00+08:00'],
    ['second 60', '2026-09-30T17:30:60+08:00'],
    ['an offset that no place has', '2026-09-30T17:30:00+15:00'],
    ['a day alone', '2026-09-30'],
    ['a space for the T', '2026-09-30 17:30:00+08:00'],
    ['words', 'tomorrow'],
    ['nothing', ''],
  ])('is not read: %s', (_, typed) => {
    expect(parseInstant(typed)).toBeUndefined();
  });

  test('the day turns at 16:00 UTC', () => {
    const midnight = Date.UTC(2026, 8, 30, 16);
    expect(textOfDay(dayOf(midnight - 1))).toBe('2026-09-30');
    expect(textOfDay(dayOf(midnight))).toBe('2026-10-01');
    expect(startOfDay(dayOf(midnight))).toBe(midnight);
  });

  test.each([
    ['2026-02-14', true],
    ['2026-02-15', true],
    ['2026-02-16', false],
    ['1969-12-27', true],
    ['1969-12-29', false],
  ])('%s is a weekend: %s', (text, expected) => {
    const day = dayFromText(text);
    expect(day === undefined ? undefined : isWeekend(day)).toBe(expected);
  });

  test('the machine’s own time zone and data agree, wherever the test runs', () => {
    const names = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    // From 1992: China's last summer time ended in September 1991.
    const instant = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 0, 1) });
    fc.assert(
      fc.property(instant, (at) => {
        const written = isoShanghai(at);
        expect(written.slice(0, 19)).toBe(names.format(at).replace(' ', 'T'));
        expect(parseInstant(written)).toBe(at);
        expect(textOfDay(dayOf(at))).toBe(written.slice(0, 10));
      }),
    );
  });
});
