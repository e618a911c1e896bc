// What one key costs the desk page while 300 characters stand in the narrative: the suggestion, React, style, layout
// and paint of the page's own thread, against one frame of a 60 Hz screen. Counted in the thread's processor time, so
// that a machine which others use too counts no waiting. The built program: `npm run build` before.
import type { CDPSession, Page } from 'playwright-core';
import { startBrowser } from '../../../tests/e2e/startBrowser';
import { startHost } from '../../../tests/e2e/startHost';
import type { BenchRow } from '../BenchRow';
import { median } from '../median';

const FRAME_MS = 16;
const CHARACTERS = 300;
const BLOCKS = 5;
const KEYS = 60;
const WORDS = '小区门口的井盖不见了，路灯也不亮，老人晚上摔了一跤，';
const FOUND = { state: 'attached', timeout: 30_000 } as const;

async function talkingDesk(context: Awaited<ReturnType<typeof startBrowser>>, url: string): Promise<Page> {
  const [desk, phone] = [await context.newPage(), await context.newPage()];
  await desk.goto(url);
  await phone.goto(new URL('../phone/?probe', desk.url()).href);
  await desk.bringToFront();
  await desk.waitForSelector('[data-testid=seat-state][data-state=available]', FOUND);
  await desk.keyboard.press('Control+k');
  await desk.waitForSelector('[data-phase=ringing]', FOUND);
  await desk.keyboard.press('F2');
  await desk.waitForSelector('[data-phase=talking]', FOUND);
  await desk.keyboard.insertText(WORDS.repeat(20).slice(0, CHARACTERS));
  await desk.waitForSelector('[data-suggested]', FOUND);
  await desk.waitForSelector('[data-testid=save-state][data-saved=yes]', FOUND);
  return desk;
}

const busy = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
};

const drawn = (desk: Page): Promise<void> =>
  desk.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0))));

async function costs(desk: Page, cdp: CDPSession): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < KEYS; n++) {
    await drawn(desk);
    const before = await busy(cdp);
    // One more and one less, so that the length stays.
    if (n % 2 === 0) await desk.keyboard.insertText('灯坏漏水停电'[(n / 2) % 6] ?? '灯');
    else await desk.keyboard.press('Backspace');
    await drawn(desk);
    times.push((await busy(cdp)) - before);
  }
  return times.sort((a, b) => a - b);
}

async function run() {
  const host = await startHost();
  const context = await startBrowser({ width: 1366, height: 768 });
  try {
    const desk = await talkingDesk(context, host.url('12345-001'));
    const cdp = await context.newCDPSession(desk);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await costs(desk, cdp);
    const all: number[] = [];
    const slowest: number[] = [];
    for (let block = 0; block < BLOCKS; block++) {
      const ofBlock = await costs(desk, cdp);
      all.push(...ofBlock);
      slowest.push(ofBlock[Math.floor(KEYS * 0.99)] ?? Number.NaN);
    }
    return { ours: median(slowest), against: FRAME_MS, note: `p50 ${median(all).toFixed(1)} ms` };
  } finally {
    await context.close();
    await host.stop();
  }
}

export const row: BenchRow = {
  id: 'desk-key',
  unit: 'ms',
  goal: 1,
  title: 'p99 of a key in a narrative of 300 characters, drawn ÷ one frame',
  run,
};
