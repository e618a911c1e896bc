// The board under a thousand changes a second over 2,000 seats, against Ant Design's virtual table on the same feed:
// from a change's arrival until it can be seen, and the time of a frame, both in the slowest twentieth.
import type { BenchRow } from '../BenchRow';
import { openFeed, quantile } from '../board/openFeed';

const SECONDS = 8;
/** One frame at 60 Hz and a sixth; a change is on the screen within 100 ms of its arrival. */
const FRAME_MS = 20;
const SEEN_WITHIN = 100;

interface Ran {
  readonly frames: number[];
  readonly pixels: number[];
}

async function run() {
  const feed = await openFeed();
  try {
    const measure = async (table: 'ours' | 'antd'): Promise<Ran> => {
      const page = await feed.open(table);
      const ran = (await page.evaluate(`window.feed.run(${SECONDS})`)) as Ran;
      await page.close();
      return ran;
    };
    const ours = await measure('ours');
    const antd = await measure('antd');
    const frames = [quantile(ours.frames, 0.95), quantile(antd.frames, 0.95)] as const;
    const pixels = [quantile(ours.pixels, 0.95), quantile(antd.pixels, 0.95)] as const;
    const note = `frames p95 ${frames[0].toFixed(1)} ms, antd ${frames[1].toFixed(1)} ms`;
    if (frames[0] > FRAME_MS || pixels[0] > SEEN_WITHIN)
      throw new Error(`60 frames a second were not kept: ${note}`);
    return { ours: pixels[0], against: pixels[1], note };
  } finally {
    await feed.close();
  }
}

export const row: BenchRow = {
  id: 'board-feed',
  unit: 'ms',
  goal: 1,
  title: "p95 from change to pixel, 1,000 changes/s over 2,000 seats ÷ antd's virtual table",
  run,
};
