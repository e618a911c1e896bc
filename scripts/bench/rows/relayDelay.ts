// How late A is heard at B in a three-party call, mixed in the seat between them, against the two on one line.
import { randomUUID } from 'node:crypto';
import type { BenchRow } from '../BenchRow';
import { measureSeat } from '../measureSeat';
import { median } from '../median';

/** Seconds until the browser's jitter buffers have come to rest, and of listening. */
const SETTLE = 4;
const LISTEN = 8;

async function run() {
  return measureSeat(
    async ({ seat, browser, base, server }) => {
      const page = await browser.newPage();
      await page.goto(`${base}/phone/testing/blank.html`);
      await page.evaluate(`import('/phone/testing/delayPage.ts').then((it) => it.openDelay('${server}'))`);
      const listen = async (): Promise<number> => {
        await page.evaluate(`delay.take(${SETTLE})`);
        return median(await page.evaluate<number[]>(`delay.take(${LISTEN})`));
      };
      await page.evaluate("delay.dial('party-b')");
      const against = await listen();
      await page.evaluate('delay.hangUp()');

      const dialling = page.evaluate("delay.dial('12345')");
      const { call } = await seat.bench.fact({ type: 'legOffered' });
      await seat.bench.command({ type: 'answer', call });
      await dialling;
      await seat.bench.command({
        type: 'joinThreeParty',
        call,
        attempt: randomUUID() as never,
        handover: randomUUID() as never,
        target: 'party-b',
      });
      await seat.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
      return { ours: await listen(), against };
    },
    // No tone in the place of the operator: beeps alone are on the line.
    { query: '' },
  );
}

export const row: BenchRow = {
  id: 'relay-delay',
  unit: 'ms',
  goal: 3,
  title:
    'A heard at B through the seat ÷ on a line of their own (a second line doubles it, the mixing adds its buffers)',
  run,
};
