import type { CallId, SeatId } from '@shared/kernel/ids';
import type { PracticeRun } from '@shared/practice/PracticeRun';
import { expect, it } from 'vitest';
import { moveOn, NO_PRACTICE } from './connectPractice';

const seat = '12345-001' as SeatId;
const run = (call: string, startedAt: number, points = 0): PracticeRun =>
  ({ call: call as CallId, seat, startedAt, score: { points } }) as PracticeRun;

it('a run that moved on takes its own place, a new one the first', () => {
  const before = { ...NO_PRACTICE, runs: [run('b', 2), run('a', 1)] };
  expect(moveOn(before, { runs: [run('a', 1, 50), run('c', 3)] }).runs).toEqual([
    run('c', 3),
    run('b', 2),
    run('a', 1, 50),
  ]);
});

it('a seat has its state, and its newest run as it is now', () => {
  const before = { ...NO_PRACTICE, seats: [{ seat, state: 'busy' as const, run: run('b', 2) }] };
  expect(moveOn(before, { seats: [{ seat, state: 'wrapUp' }] }).seats).toEqual([
    { seat, state: 'wrapUp', run: run('b', 2) },
  ]);
  expect(moveOn(before, { runs: [run('b', 2, 90)] }).seats?.[0]?.run?.score.points).toBe(90);
  expect(moveOn(before, { runs: [run('a', 1, 90)] }).seats?.[0]?.run).toEqual(run('b', 2));
});

it('what nobody has read stays unread', () => {
  expect(moveOn(NO_PRACTICE, { runs: [run('a', 1)] })).toEqual(NO_PRACTICE);
});
