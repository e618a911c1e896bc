// From the click to the ringing: our phone against SIP.js as it comes, which waits until all candidates are gathered:
// for seconds, where its STUN server is silent; for as long as the browser paces them, where it is known to be away. Both in one page, in turn, over the practice exchange.
import { randomUUID } from 'node:crypto';
import { startExchange } from '../../../main/exchange/startExchange';
import { servePages, startBrowser } from '../../../renderer/phone/testing/phoneBench';
import type { BenchRow } from '../BenchRow';
import { median } from '../median';

const ROUNDS = 9;

async function run() {
  const exchange = await startExchange({ clock: () => Date.now(), ids: () => randomUUID() });
  const { server, base } = await servePages();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${base}/phone/testing/blank.html`);
    const measured = await page.evaluate<{ ours: number[]; against: number[] }>(
      `import('/phone/testing/setupTimePage.ts').then((it) => it.measureSetup('${exchange.url}', ${ROUNDS}))`,
    );
    return { ours: median(measured.ours), against: median(measured.against) };
  } finally {
    await browser.close();
    await server.close();
    await exchange.stop();
  }
}

export const row: BenchRow = {
  id: 'call-setup',
  unit: 'ms',
  goal: 0.5,
  title: 'click to ringing ÷ the same call with SIP.js as it comes',
  run,
};
