// Call after call on one phone page, with random steps of the ladder: nothing may be left over, nothing may grow, and
// nothing may fail without a word. 12 calls in `npm test`, 1,000 in `npm run test:soak`; the seed is in the name.
import type { CallFact } from '@shared/call/CallFact';
import type { CallId } from '@shared/kernel/ids';
import { expect, test, vi } from 'vitest';
import { PracticeSeat } from '../../renderer/phone/testing/practiceSeat';
import { type Behaviour, scriptWith } from '../../renderer/phone/testing/sampleScript';
import { type Chance, seeded } from './seeded';

const CALLS = Number(process.env.LINKSEAT_SOAK_CALLS ?? 12);
const SEED = Number(process.env.LINKSEAT_SOAK_SEED ?? 20_261_124);
/** Calls before the first that is measured: SIP keeps each transaction for 32 s, and so much of the past is always there. */
const WARM_UP = CALLS >= 100 ? 80 : 0;
const BEHAVIOURS: readonly Behaviour[] = [
  'answers',
  'answers',
  'answers',
  'busy',
  'declines',
  'noAnswer',
  'fails',
];
/** Bytes that the heap may have more in the end: what a browser keeps of a page's own caches. */
const SLACK = 3 * 1024 * 1024;

const practice = PracticeSeat.forEachTest();

/** Runs in the page first: which connections are open. */
const COUNT_CONNECTIONS = `(() => {
  const open = new Set();
  const Real = RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(...args) { super(...args); open.add(this); }
    close() { super.close(); open.delete(this); }
  };
  window.openConnections = () => open.size;
})()`;

const facts = async (): Promise<readonly CallFact[]> =>
  (await practice.bench.facts()).map(({ fact }) => fact);
const has = (type: CallFact['type'], count = 1): Promise<void> =>
  practice.bench.until(`linkseatHost.facts.filter(({ fact }) => fact.type === '${type}').length >= ${count}`);

async function talk(call: CallId, chance: Chance): Promise<void> {
  const { bench } = practice;
  if (chance.oneIn(3)) {
    await bench.command({ type: 'hold', call });
    await has('legHeld');
    await bench.command({ type: 'retrieve', call });
    await has('legRetrieved');
  }
  if (chance.oneIn(3)) await bench.command({ type: 'mute', call });
  if (chance.oneIn(3)) await bench.command({ type: 'sendDtmf', call, tone: '5' });
}

interface Climbed {
  readonly result: string;
  /** Nobody disturbed it: after a three-party call all three are still there. */
  readonly calm: boolean;
}

/** One attempt, disturbed or not. */
async function climb(call: CallId, chance: Chance): Promise<Climbed> {
  const { bench } = practice;
  await practice.climb(call, chance.pick(['transfer', 'joinThreeParty'] as const));
  const disturbed = chance.pick(['not', 'not', 'cancelled', 'cancelledRinging', 'callerGone'] as const);
  if (disturbed === 'cancelled') await bench.command({ type: 'cancelAttempt', call });
  if (disturbed === 'cancelledRinging' || disturbed === 'callerGone') {
    await bench.until(
      "linkseatHost.facts.some(({ fact }) => fact.type === 'legRung' || fact.type === 'attemptEnded')",
    );
    if (disturbed === 'callerGone') await bench.page.evaluate('linkseatProbe.hangUp()');
    else await bench.command({ type: 'cancelAttempt', call });
  }
  await has('attemptEnded');
  const ended = (await facts()).find((fact) => fact.type === 'attemptEnded');
  return { result: ended?.type === 'attemptEnded' ? ended.result : '', calm: disturbed === 'not' };
}

async function oneCall(chance: Chance): Promise<string> {
  const { bench } = practice;
  await bench.page.evaluate('linkseatHost.facts.length = 0');
  const behaviour = chance.pick(BEHAVIOURS);
  const call = await bench.ring(scriptWith(behaviour, 50));
  await bench.command({ type: 'answer', call });
  await has('legAnswered');
  await talk(call, chance);
  const { result, calm } = chance.oneIn(4) ? { result: 'none', calm: true } : await climb(call, chance);
  if (result === 'threeParty' && calm && chance.oneIn(2)) {
    await bench.command({ type: 'leave', call });
    await has('seatLeft');
  } else if (chance.oneIn(2)) await bench.command({ type: 'hangUp', call });
  await bench.page.evaluate('linkseatProbe.hangUp()');
  await bench.command({ type: 'hangUp', call });
  return `${behaviour}: ${result}`;
}

/** Every leg that began has ended once, every attempt too, and neither page nor exchange holds anything. */
async function nothingIsLeft(): Promise<void> {
  const count = (list: readonly CallFact[], ...types: readonly CallFact['type'][]): number =>
    list.filter(({ type }) => types.includes(type)).length;
  await vi.waitFor(
    async () => {
      const list = await facts();
      expect(count(list, 'legEnded')).toBe(count(list, 'legOffered', 'legDialled'));
      expect(count(list, 'attemptEnded')).toBe(count(list, 'attemptStarted'));
      expect({
        calls: practice.exchange.calls(),
        pending: practice.exchange.load().pending,
        connections: await practice.bench.page.evaluate('openConnections()'),
      }).toEqual({ calls: [], pending: 0, connections: 0 });
    },
    { timeout: 15_000, interval: 20 },
  );
}

/** Octets on the page's heap after the garbage is gone. The exchange shares its process with the browser's driver: exchange.int.test.ts. */
async function measureHeap(): Promise<number> {
  const cdp = await practice.bench.page.context().newCDPSession(practice.bench.page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number };
  await cdp.detach();
  return usedSize;
}

const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

test(
  `${CALLS} calls in a row, seed ${SEED}`,
  async () => {
    await practice.reopen({ noAnswerAfter: 600, prepare: COUNT_CONNECTIONS });
    const chance = seeded(SEED);
    const seen = new Map<string, number>();
    const sizes: number[] = [];
    const every = Math.max(1, Math.floor(CALLS / 100));
    for (let at = -WARM_UP; at < CALLS; at++) {
      const what = await oneCall(chance);
      await nothingIsLeft().catch((error: unknown) => {
        throw new Error(`call ${at} of seed ${SEED}, ${what}: ${String(error)}`);
      });
      seen.set(what, (seen.get(what) ?? 0) + 1);
      if (at >= 0 && at % every === every - 1) sizes.push(await measureHeap());
    }
    const tenth = Math.max(1, Math.floor(sizes.length / 10));
    const tenths = sizes.flatMap((_, at) => (at % tenth === 0 ? [median(sizes.slice(at, at + tenth))] : []));
    const [first = 0, last = 0] = [tenths[0], tenths.at(-1)];
    console.log(`page, MB by tenths: ${tenths.map((size) => (size / 1e6).toFixed(1)).join(' ')}`);
    expect(last - first).toBeLessThan(SLACK);
    console.log(
      [...seen]
        .sort()
        .map(([what, times]) => `${what} × ${times}`)
        .join(', '),
    );
  },
  120_000 + CALLS * 5_000,
);
