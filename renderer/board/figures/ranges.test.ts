import { isoShanghai, parseInstant } from '@shared/order/clock/shanghaiTime';
import { expect, it } from 'vitest';
import { type RangeName, rangeOf } from './ranges';

// A Thursday.
const NOW = parseInstant('2026-10-01T00:30:00+08:00') ?? 0;
const days = (name: RangeName, own: readonly [string, string] = ['', '']) => {
  const range = rangeOf(name, NOW, own);
  return range && [range.from, range.to].map((at) => isoShanghai(at).slice(0, 16));
};

it('are whole days of Asia/Shanghai, weeks from Monday', () => {
  expect(days('day')).toEqual(['2026-10-01T00:00', '2026-10-02T00:00']);
  expect(days('week')).toEqual(['2026-09-28T00:00', '2026-10-02T00:00']);
  expect(days('month')).toEqual(['2026-10-01T00:00', '2026-10-02T00:00']);
  expect(days('own', ['2026-09-01', '2026-09-30'])).toEqual(['2026-09-01T00:00', '2026-10-01T00:00']);
  expect(days('own', ['2026-09-30', '2026-09-01'])).toBeUndefined();
  expect(days('own', ['2026-02-30', '2026-03-01'])).toBeUndefined();
});
