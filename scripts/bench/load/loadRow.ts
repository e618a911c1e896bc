// A row about the load of a city's seats on the host of a lead: 2,000 of them, then 20,000.
import type { BenchRow } from '../BenchRow';
import type { FeedLoad } from './feedLoad';

const CITY = 2_000;
const MANY = 20_000;
export const CHANGES_A_SECOND = 1_000;
export const SECONDS = 15;
/** Milliseconds for which the host gathers what it tells a board (main/board/boardFeed.ts). */
const BATCH = 50;

const told = (seats: number, { p95, longest, bare, share, memory, filled }: FeedLoad): string =>
  [
    `${seats} seats: p95 ${p95.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`,
    ...(bare === 0 ? [] : [`bare subscriber p95 ${bare.toFixed(0)} ms`]),
    `${share.toFixed(0)} % of a core, ${memory.toFixed(0)} MiB, all there after ${(filled / 1_000).toFixed(1)} s`,
  ].join(', ');

export const loadRow = (id: string, where: string, load: (seats: number) => Promise<FeedLoad>): BenchRow => ({
  id,
  unit: 'ms',
  goal: 3,
  title: `p95 from change to the board's feed, ${MANY} seats ${where}, ${CHANGES_A_SECOND} changes/s ÷ the bare wire's and the feed's ${BATCH} ms`,
  run: async () => {
    const city = await load(CITY);
    const many = await load(MANY);
    return {
      ours: many.p95,
      against: many.bare + BATCH,
      note: `${told(CITY, city)}; ${told(MANY, many)}`,
    };
  },
});
