// Set-up times of our phone and of SIP.js as it comes: both in one page, in turn, over the practice exchange, and both
// with the same STUN server, which answers or says nothing. SIP.js waits until all candidates are gathered.
import { randomUUID } from 'node:crypto';
import { startExchange } from '../../main/exchange/startExchange';
import { servePages, startBrowser } from '../../renderer/phone/testing/phoneBench';
import type { SetupQuestion, SetupTimes } from '../../renderer/phone/testing/setupTimePage';
import type { Measured } from './BenchRow';
import { median } from './median';
import { startStun } from './startStun';

const ROUNDS = 9;

export async function setupTimes(
  from: SetupQuestion['from'],
  stunIs: 'healthy' | 'silent',
): Promise<Measured> {
  const exchange = await startExchange({ clock: () => Date.now(), ids: () => randomUUID() });
  const stun = await startStun({ answers: stunIs === 'healthy' });
  const { server, base } = await servePages();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${base}/phone/testing/blank.html`);
    const question: SetupQuestion = { server: exchange.url, rounds: ROUNDS, from, stun: stun.url };
    const measured = await page.evaluate<SetupTimes>(
      `import('/phone/testing/setupTimePage.ts').then((it) => it.measureSetup(${JSON.stringify(question)}))`,
    );
    return { ours: median(measured.ours), against: median(measured.against) };
  } finally {
    await browser.close();
    await server.close();
    await stun.stop();
    await exchange.stop();
  }
}
