// The seat drops out of the call: how long caller and partner miss each other, from the partner's answer on, against a
// hand-over as SIP.js comes. There the caller hears nobody until the seat is gone; here all are together at once.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { OutsideParty } from '../../../renderer/phone/testing/OutsideParty';
import type { BenchRow } from '../BenchRow';
import { measureSeat } from '../measureSeat';
import { median } from '../median';

const ROUNDS = 5;
const CITIZEN = 610;
const PARTNER = 930;
/** Milliseconds from the partner's answer in which everything must be over. */
const WINDOW = 4_000;

interface Pair {
  readonly citizen: OutsideParty;
  readonly partner: OutsideParty;
}

/** Milliseconds in which the caller did not hear the partner. `handOver` brings the two together. */
async function gap({ citizen, partner }: Pair, number: string, handOver: () => Promise<void>) {
  await citizen.page.evaluate(`globalThis.meter ??= party.listenFor(${PARTNER})`);
  await partner.page.evaluate('party.answeredAt = 0');
  await citizen.dial(number);
  await handOver();
  await partner.until('party.answeredAt > 0');
  const from = await partner.page.evaluate<number>('party.answeredAt');
  await citizen.until(`Date.now() > ${from + WINDOW}`);
  await citizen.hears([PARTNER], []);
  const silence = await citizen.page.evaluate<number>(`meter.silence(${from}, ${from + WINDOW})`);
  const before = await partner.page.evaluate<number>('party.facts.length');
  await citizen.act('hangUp');
  await partner.until(`party.facts.slice(${before}).some(({ type }) => type === 'legEnded')`);
  return silence;
}

async function run() {
  return measureSeat(
    async ({ seat: { bench }, browser, base, server }) => {
      const open = (user: string, tone: number) => OutsideParty.open(browser, base, { server, user, tone });
      const pair: Pair = { citizen: await open('citizen', CITIZEN), partner: await open('partner', PARTNER) };
      const plain: Page = await browser.newPage();
      await plain.goto(`${base}/phone/testing/blank.html`);
      await plain.evaluate(
        `import('/phone/testing/plainSeatPage.ts').then((it) => it.openPlainSeat('${server}', 'plain-seat', 'partner'))`,
      );
      const byOneKey = async (): Promise<void> => {
        const { call } = await bench.fact({ type: 'legOffered' });
        await bench.command({ type: 'answer', call });
        await bench.fact({ type: 'legAnswered' });
        const names = { attempt: randomUUID() as never, handover: randomUUID() as never };
        await bench.command({ type: 'transfer', call, ...names, target: 'partner' });
        await bench.fact({ type: 'attemptEnded', result: 'handedOff' });
      };
      const ours: number[] = [];
      const against: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        await bench.page.evaluate('linkseatHost.facts.length = 0');
        ours.push(await gap(pair, '12345', byOneKey));
        against.push(await gap(pair, 'plain-seat', () => Promise.resolve()));
      }
      return { ours: median(ours), against: median(against) };
    },
    // No tone in the place of the operator.
    { query: '' },
  );
}

export const row: BenchRow = {
  id: 'drop-out-gap',
  unit: 'ms',
  goal: 0.8,
  title: 'silence for the caller while the seat drops out of the call ÷ a hand-over by SIP.js as it comes',
  run,
};
