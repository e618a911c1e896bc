import { expect, it } from 'vitest';
import { everyTenth } from './sorting';

it('tells each tenth once, and not the end: then the seat is there', () => {
  const told: number[] = [];
  const hear = everyTenth((percent) => told.push(percent));
  for (let done = 1_000; done <= 100_000; done += 1_000) hear(done, 100_000);
  expect(told).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
});

it('is silent over a small book', () => {
  const told: number[] = [];
  const hear = everyTenth((percent) => told.push(percent));
  for (let done = 1_000; done <= 20_000; done += 1_000) hear(done, 20_000);
  expect(told).toEqual([]);
});
