import type { CallId, PersonId, SeatId } from '@shared/kernel/ids';
import type { PracticeRun } from '@shared/practice/PracticeRun';
import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { peopleTable, runsTable } from './practiceTables';

const t = ((key: string) => key) as unknown as TFunction;
const words = (zh: string) => ({ zh, en: zh });
const run = (who: string, points: number, items: readonly [string, number, string][], running = false) =>
  ({
    call: who as CallId,
    seat: '110-001' as SeatId,
    person: who as PersonId,
    startedAt: 1_790_000_000_000,
    script: { title: words('路灯'), rings: '110', rows: ['110-06'] },
    running,
    led: who === 'zhao' ? 'trainer' : undefined,
    score: {
      points,
      complete: true,
      items: items.map(([id, share, verdict]) => ({
        item: { id, check: id, weight: 10, title: words(id) },
        share,
        verdict,
      })),
    },
  }) as unknown as PracticeRun;
const RUNS = [
  run('zhao', 96, [['row', 1, 'met']]),
  run('qian', 50, [
    ['row', 0.5, 'partly'],
    ['consent', 0, 'notApplicable'],
  ]),
  run('qian', 10, [], true),
];

it('every run that is over is a line, every item that one of them had a column', () => {
  const [head, ...lines] = runsTable(RUNS, t, 'zh-CN');
  expect(head?.slice(-2)).toEqual(['row', 'consent']);
  expect(lines).toHaveLength(2);
  expect(lines[0]?.slice(1)).toEqual([
    'zhao',
    '110-001',
    '110',
    '路灯',
    '110-06',
    '96',
    'practice.grade.high',
    'trainer',
    '100%',
    '',
  ]);
  expect(lines[1]?.slice(-3)).toEqual(['', '50%', '']);
  expect(new Set([head, ...lines].map((line) => line?.length)).size).toBe(1);
});

it('everybody stands with each side beside the group', () => {
  const [head, ...lines] = peopleTable(RUNS, t);
  expect(lines.map((line) => line.slice(0, 5))).toEqual([
    ['qian', '110', '1', '50', '73'],
    ['zhao', '110', '1', '96', '73'],
  ]);
  expect(lines[0]).toContain('practice.standing.tooFew');
  expect(lines.every((line) => line.length === head?.length)).toBe(true);
});
