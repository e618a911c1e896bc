import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from './clockFixtures';
import { clockStart } from './clockStart';
import { clockState, warnings } from './clockState';
import { isoShanghai } from './shanghaiTime';

const start = shanghai('2026-09-30T17:30');
const deadline = shanghai('2026-09-30T19:30');

test('warns at 50, 80 and 100 %', () => {
  const { half, eighty, due } = warnings(start, deadline);
  expect([half, eighty, due].map((at) => isoShanghai(at).slice(11, 19))).toEqual([
    '18:30:00',
    '19:06:00',
    '19:30:00',
  ]);
});

describe('clockState', () => {
  test.each([
    ['2026-09-30T17:30', 'running', 120, '18:30'],
    ['2026-09-30T18:29', 'running', 61, '18:30'],
    ['2026-09-30T18:30', 'half', 60, '19:06'],
    ['2026-09-30T19:06', 'eighty', 24, '19:30'],
    ['2026-09-30T19:30', 'overdue', 0, undefined],
    ['2026-09-30T20:00', 'overdue', -30, undefined],
    // A clock that was set back: nothing has passed, nothing is late.
    ['2026-09-30T17:00', 'running', 150, '18:30'],
  ])('%s: %s, %i minutes left', (now, phase, minutes, next) => {
    const state = clockState(shanghai(now), { start, deadline });
    expect([state.phase, state.left / 60_000]).toEqual([phase, minutes]);
    expect(state.nextAt === undefined ? undefined : isoShanghai(state.nextAt).slice(11, 16)).toBe(next);
  });

  test('stands still once the answer came, in time or late', () => {
    const state = (metAt: string) =>
      clockState(shanghai('2026-10-05T00:00'), { start, deadline, metAt: shanghai(metAt) });
    expect(state('2026-09-30T18:30')).toEqual({ phase: 'met', left: 3_600_000, passed: 0.5 });
    expect(state('2026-09-30T19:30').phase).toBe('met');
    expect(state('2026-09-30T19:31')).toEqual({ phase: 'metLate', left: -60_000, passed: 1 });
  });

  test('the points are in order, no warning early, and waiting for nextAt always meets the next phase', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), fc.nat(4e9), (from, length) => {
        const end = from + length;
        const { half, eighty, due } = warnings(from, end);
        expect(from <= half && half <= eighty && eighty <= due).toBe(true);
        expect(due).toBe(end);
        expect((half - from) * 2).toBeGreaterThanOrEqual(length);
        expect((eighty - from) * 5).toBeGreaterThanOrEqual(length * 4);
        const phases: string[] = [];
        for (let now: number | undefined = from; now !== undefined; ) {
          const state = clockState(now, { start: from, deadline: end });
          phases.push(state.phase);
          now = state.nextAt;
        }
        expect(phases.at(-1)).toBe('overdue');
        expect(new Set(phases).size).toBe(phases.length);
      }),
    );
  });
});

describe('clockStart', () => {
  test.each([
    ['nothing yet', {}, undefined],
    ['told by phone, no order', { phonedAt: 5 }, undefined],
    ['an order, nobody told', { orderAt: 7 }, undefined],
    ['the later of both', { phonedAt: 5, orderAt: 7 }, 7],
    ['the later of both, the other way round', { phonedAt: 9, orderAt: 7 }, 9],
    ['level 3 has no phone call', { orderAt: 7, level: 3 as const }, 7],
    ['level 3 without an order', { phonedAt: 5, level: 3 as const }, undefined],
    ['levels 1 and 2 have one', { orderAt: 7, level: 1 as const }, undefined],
  ])('%s', (_, input, at) => {
    expect(clockStart(input)).toBe(at);
  });
});
