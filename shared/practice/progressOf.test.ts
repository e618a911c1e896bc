import { expect, it } from 'vitest';
import type { PracticeRun } from './PracticeRun';
import { gradeOf, progressOf, type Thresholds } from './progressOf';

const item = (id: string) =>
  ({ id, check: id, weight: id === 'side' ? 3 : 1 }) as PracticeRun['score']['items'][number]['item'];
const run = (
  startedAt: number,
  points: number | undefined,
  shares: Record<string, number>,
  rows = ['110-01'],
) =>
  ({
    startedAt,
    running: false,
    script: { rows, rings: '110' },
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
    groupPoints: 86.7,
    certificates: [{ side: '110', runs: 2, standing: 'tooFew' }],
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
  expect(progressOf(runs, runs).certificates.map(({ standing }) => standing)).toEqual([expected]);
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
  expect(progressOf([], [])).toMatchObject({ runs: [], skills: [], weakRows: [], certificates: [] });
});

it('a certificate is of one side, by what the newest rubric asks there', () => {
  const on = (rings: '12345' | '110', points: number, thresholds?: Thresholds) =>
    ({ ...run(1, points, {}), thresholds, script: { rows: [], rings } }) as unknown as PracticeRun;
  const strict = { partial: 0, low: 0, nonCompliant: 0 };
  const many = Array.from({ length: 24 }, () => [on('110', 96), on('12345', 96)]).flat();
  const runs = [...many, on('110', 80), { ...on('12345', 80, strict), startedAt: 2 }];
  // Fifty count.
  expect(progressOf(runs, runs).certificates.map(({ side, standing }) => [side, standing])).toEqual([
    ['12345', 'notHeld'],
    ['110', 'held'],
  ]);
});

it('the radar weighs the items of each direction, and says nothing where nothing applied', () => {
  const mine = [run(1, 50, { row: 1, side: 0 })];
  const group = [...mine, run(2, 50, { row: 1, side: 1, consent: 1 })];
  const { radar } = progressOf(mine, group);
  expect(radar.find(({ axis }) => axis === 'judgement')).toEqual({
    axis: 'judgement',
    mine: 0.25,
    group: 5 / 8,
  });
  expect(radar.find(({ axis }) => axis === 'ladder')).toEqual({ axis: 'ladder', mine: undefined, group: 1 });
});
