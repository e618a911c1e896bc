// The seat drops out of the call: how long the caller then misses the partner, whom he hears since the answer, against
// a hand-over by SIP.js as it comes, where he hears nobody from the partner's answer until the two have a line.
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

/** Milliseconds. */
interface Heard {
  /** From the partner's answer until the caller hears him first. */
  readonly first: number;
  /** All that he misses of him after that. */
  readonly gap: number;
}

/** `handOver` brings the two together. */
async function listen(
  { citizen, partner }: Pair,
  number: string,
  handOver: () => Promise<void>,
): Promise<Heard> {
  await citizen.page.evaluate(`globalThis.meter ??= party.listenFor(${PARTNER})`);
  await partner.page.evaluate('party.answeredAt = 0');
  await citizen.dial(number);
  await handOver();
  await partner.until('party.answeredAt > 0');
  const from = await partner.page.evaluate<number>('party.answeredAt');
  await citizen.until(`Date.now() > ${from + WINDOW}`);
  await citizen.hears([PARTNER], []);
  const heard = await citizen.page.evaluate<Heard>(
    `(() => { const at = meter.firstHeard(${from});
      return { first: at - ${from}, gap: meter.silence(at, ${from + WINDOW}) }; })()`,
  );
  const before = await partner.page.evaluate<number>('party.facts.length');
  await citizen.act('hangUp');
  await partner.until(`party.facts.slice(${before}).some(({ type }) => type === 'legEnded')`);
  return heard;
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
      const ours: Heard[] = [];
      const against: Heard[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        await bench.page.evaluate('linkseatHost.facts.length = 0');
        ours.push(await listen(pair, '12345', byOneKey));
        against.push(await listen(pair, 'plain-seat', () => Promise.resolve()));
      }
      return {
        ours: median(ours.map(({ gap }) => gap)),
        against: median(against.map(({ first, gap }) => first + gap)),
        note: `first heard ${median(ours.map(({ first }) => first)).toFixed(0)} ms after the partner's answer`,
      };
    },
    // No tone in the place of the operator.
    { query: '' },
  );
}

export const row: BenchRow = {
  id: 'drop-out-gap',
  unit: 'ms',
  goal: 0.5,
  title: 'silence in the talk while the seat drops out ÷ in a hand-over by SIP.js as it comes',
  run,
};
