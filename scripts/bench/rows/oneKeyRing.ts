// From the press of the one key to the partner's ringing, the caller's hold included, against a plain call that SIP.js
// makes as it comes. Both in Chromium over the practice exchange.
import { randomUUID } from 'node:crypto';
import type { BenchRow } from '../BenchRow';
import { measureSeat } from '../measureSeat';
import { median } from '../median';

const ROUNDS = 9;

async function run() {
  return measureSeat(async ({ seat, browser, base, server }) => {
    const ours: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const call = await seat.takeCall('noAnswer');
      await seat.bench.command({
        type: 'transfer',
        call,
        attempt: randomUUID() as never,
        handover: randomUUID() as never,
        target: '110',
      });
      await seat.bench.fact({ type: 'legRung' });
      const at = await seat.timesOf('attemptStarted', 'legRung');
      ours.push(at[1] - at[0]);
      await seat.endCall(call);
    }
    const page = await browser.newPage();
    await page.goto(`${base}/phone/testing/blank.html`);
    const plain = await page.evaluate<{ against: number[] }>(
      `import('/phone/testing/setupTimePage.ts').then((it) => it.measureSetup({ server: '${server}', rounds: 3, from: 'click' }))`,
    );
    return { ours: median(ours), against: median(plain.against) };
  });
}

export const row: BenchRow = {
  id: 'one-key-ring',
  unit: 'ms',
  goal: 1,
  title: 'one key pressed to partner ringing, hold included ÷ a plain call with SIP.js as it comes',
  run,
};
