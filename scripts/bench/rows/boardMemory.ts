// What the board holds after an hour's worth of changes (3.6 million), against what it held after the first minute's.
import type { Page } from 'playwright-core';
import type { BenchRow } from '../BenchRow';
import { openFeed } from '../board/openFeed';

const MINUTE = 60_000;
const HOUR = 3_600_000;

async function held(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize / 2 ** 20;
}

async function run() {
  const feed = await openFeed();
  try {
    const page = await feed.open('ours');
    await page.evaluate(`window.feed.flood(${MINUTE})`);
    const before = await held(page);
    await page.evaluate(`window.feed.flood(${HOUR})`);
    const after = await held(page);
    return { ours: after, against: before, note: `${before.toFixed(1)} → ${after.toFixed(1)} MiB` };
  } finally {
    await feed.close();
  }
}

export const row: BenchRow = {
  id: 'board-memory',
  unit: 'MiB',
  goal: 1.1,
  title: "heap of the board after an hour's changes ÷ after a minute's",
  run,
};
