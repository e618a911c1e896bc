// What a seat's browser needs of the processor in a three-party call against the same browser in a call of two. The
// scripted parties live in the same page, so that both figures hold the far ends too.
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { BenchRow } from '../BenchRow';
import { measureSeat } from '../measureSeat';

const WINDOW_MS = 5_000;

/** Share of one core that all processes of the browser took, in percent. */
async function share(browser: Browser): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const used = async (): Promise<number> => {
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const before = await used();
  await new Promise((resolve) => setTimeout(resolve, WINDOW_MS));
  const after = await used();
  await cdp.detach();
  return ((after - before) * 100_000) / WINDOW_MS;
}

async function run() {
  return measureSeat(async ({ seat, browser }) => {
    const idle = await share(browser);
    const call = await seat.takeCall('answers');
    const two = await share(browser);
    await seat.bench.command({
      type: 'joinThreeParty',
      call,
      attempt: randomUUID() as never,
      handover: randomUUID() as never,
      target: '110',
    });
    await seat.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
    const three = await share(browser);
    await seat.endCall(call);
    return { ours: three, against: two, note: `idle ${idle.toFixed(0)} % of a core` };
  });
}

export const row: BenchRow = {
  id: 'seat-cpu',
  unit: '% of a core',
  goal: 2.5,
  title: 'processor share of the browser in a three-party call ÷ in a call of two',
  run,
};
