// The phone page crashes in mid-call: how long until the caller hears the operator again, from the moment in which the
// crash is known, by a new page that asks the log and takes the dialog over; against a bare page of SIP.js, opened in
// the same way, that knows already whom it calls. Both are built pages.
import type { Browser } from 'playwright-core';
import { OutsideParty } from '../../../renderer/phone/testing/OutsideParty';
import type { BenchRow } from '../BenchRow';
import { builtPages } from '../builtPages';
import { measureSeat } from '../measureSeat';
import { median } from '../median';

const ROUNDS = 5;
const OPERATOR = 440;
const CITIZEN = 610;
const PLAIN = 930;

const PLAIN_PAGE = 'phone/testing/plainReturn.html';

/** Unix ms of the moment in which `citizen` hears `hertz`, the first after `from` in which he did not. */
async function heardAt(citizen: OutsideParty, hertz: number, from: number): Promise<number> {
  await citizen.until(`meters[${hertz}].returnedAt(${from}) > 0`);
  return citizen.page.evaluate(`meters[${hertz}].returnedAt(${from})`);
}

async function plainCall(browser: Browser, citizen: OutsideParty, address: string): Promise<number> {
  const context = await browser.newContext();
  const from = Date.now();
  const page = await context.newPage();
  await page.goto(address);
  const heard = await heardAt(citizen, PLAIN, from);
  await context.close();
  return heard - from;
}

async function run() {
  const built = await builtPages(['phone/index.html', PLAIN_PAGE]);
  try {
    return await measureSeat(
      async ({ seat: { bench }, browser, base, server }) => {
        const citizen = await OutsideParty.open(browser, base, { server, user: 'citizen', tone: CITIZEN });
        await citizen.page.evaluate(
          `globalThis.meters = Object.fromEntries([${OPERATOR}, ${PLAIN}].map((hertz) => [hertz, party.listenFor(hertz)]))`,
        );
        await citizen.dial('12345');
        const { call } = await bench.fact({ type: 'legOffered' });
        await bench.command({ type: 'answer', call });
        await citizen.hears([OPERATOR], []);
        const ours: number[] = [];
        const against: number[] = [];
        const asks = new URLSearchParams({ server, callee: 'citizen', hertz: String(PLAIN) });
        for (let round = 0; round < ROUNDS; round++) {
          const from = await bench.crash();
          ours.push((await heardAt(citizen, OPERATOR, from)) - from);
          await bench.until(`linkseatProbe.hears('operator', [${CITIZEN}])[0] > 0.05`);
          against.push(await plainCall(browser, citizen, `${built.base}/${PLAIN_PAGE}?${asks}`));
        }
        const slowest = Math.max(...ours).toFixed(0);
        return {
          ours: median(ours),
          against: median(against),
          note: `slowest ${slowest} ms; the limit is 1 s on a machine that nothing else uses`,
        };
      },
      { base: built.base },
    );
  } finally {
    await built.close();
  }
}

export const row: BenchRow = {
  id: 'call-return',
  unit: 'ms',
  goal: 1,
  title:
    'crash of the phone page → its caller hears the operator again ÷ a bare SIP.js page that registers and calls',
  run,
};
