import { expect, it } from 'vitest';
import type { PracticeRun } from './PracticeRun';
import { gradeOf, progressOf } from './progressOf';

const item = (id: string) => ({ id, check: id }) as PracticeRun['score']['items'][number]['item'];
const run = (
  startedAt: number,
  points: number | undefined,
  shares: Record<string, number>,
  rows = ['110-01'],
) =>
  ({
    startedAt,
    running: false,
    script: { rows },
    score: {
      points,
      complete: true,
      items: Object.entries(shares).map(([id, share]) => ({
        item: item(id),
        share,
        verdict: share === 1 ? 'met' : 'missed',
      })),
    },
  }) as unknown as PracticeRun;

it('tells points, skills beside the group, and rows that go wrong', () => {
  const mine = [
    run(2, 90, { row: 1, consent: 0 }),
    run(1, 70, { row: 0, consent: 0 }, ['12345-08', '110-01']),
    run(3, undefined, { row: 0 }),
  ];
  const group = [...mine, run(4, 100, { row: 1, consent: 1 })];
  expect(progressOf(mine, group)).toMatchObject({
    points: 80,
    skills: [
      { item: { id: 'consent' }, share: 0, group: 1 / 3 },
      { item: { id: 'row' }, share: 0.5, group: 2 / 3 },
    ],
    weakRows: ['110-01', '12345-08'],
    certificate: 'tooFew',
  });
});

it.each([
  [[95, 25, 0, 0, 0], 'held'],
  [[80, 22, 2, 0, 0], 'tooFew'],
  [[90, 22, 2, 2, 1], 'held'],
  [[90, 22, 3, 0, 0], 'notHeld'],
  [[90, 20, 0, 0, 2], 'tooFew'],
] as const)('a certificate by the grades of its runs: %j', ([points, good, partial, low, non], expected) => {
  const many = (count: number, value: number) => Array.from({ length: count }, (_, at) => run(at, value, {}));
  const runs = [...many(good, points), ...many(partial, 80), ...many(low, 65), ...many(non, 10)];
  expect(progressOf(runs, runs).certificate).toBe(expected);
});

it('grades by points', () => {
  expect([100, 95, 94.9, 85, 75, 60, 59.9, 0].map(gradeOf)).toEqual([
    'high',
    'high',
    'compliant',
    'compliant',
    'partial',
    'low',
    'nonCompliant',
    'nonCompliant',
  ]);
});

it('says nothing without a run', () => {
  expect(progressOf([], [])).toMatchObject({ runs: [], skills: [], weakRows: [], certificate: 'tooFew' });
});
