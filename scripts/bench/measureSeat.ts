// One seat on a practice exchange of its own, for the rows that measure the whole phone page.
import { randomUUID } from 'node:crypto';
import type { CallFact } from '@shared/call/CallFact';
import type { CallId } from '@shared/kernel/ids';
import type { Browser } from 'playwright-core';
import { startExchange } from '../../main/exchange/startExchange';
import {
  PhoneBench,
  type SeatOptions,
  servePages,
  startBrowser,
} from '../../renderer/phone/testing/phoneBench';
import { type Behaviour, scriptWith } from '../../renderer/phone/testing/sampleScript';

const SEAT = '12345-001';

export interface MeasuredSeat {
  readonly bench: PhoneBench;
  /** The scripted citizen rings and is answered; `behaviour` is the partner's. */
  readonly takeCall: (behaviour: Behaviour) => Promise<CallId>;
  readonly endCall: (call: CallId) => Promise<void>;
  /** When the first fact of each type was recorded, ms. */
  readonly timesOf: (first: CallFact['type'], second: CallFact['type']) => Promise<[number, number]>;
}

interface Parts {
  readonly seat: MeasuredSeat;
  readonly browser: Browser;
  readonly base: string;
  readonly server: string;
}

export async function measureSeat<T>(
  measure: (parts: Parts) => Promise<T>,
  /** `base`: of built pages in place of those that are compiled as they are asked for. */
  options: Partial<Pick<SeatOptions, 'query' | 'base' | 'prepare'>> = {},
): Promise<T> {
  const exchange = await startExchange({
    clock: () => Date.now(),
    ids: () => randomUUID(),
    route: (user, from) => {
      if (user === '12345') return [SEAT];
      return user === '110' ? [`bot-110-${from}`] : undefined;
    },
  });
  const { server, base } = await servePages();
  const browser = await startBrowser();
  try {
    const own = { base, sip: exchange.url, seat: SEAT, otherSide: '110', ...options };
    const bench = await PhoneBench.open(browser, own);
    return await measure({ seat: seatOf(bench), browser, base, server: exchange.url });
  } finally {
    await browser.close();
    await server.close();
    await exchange.stop();
  }
}

function seatOf(bench: PhoneBench): MeasuredSeat {
  const count = (type: string): string =>
    `linkseatHost.facts.filter(({ fact }) => fact.type === '${type}').length`;
  return {
    bench,
    takeCall: async (behaviour) => {
      await bench.page.evaluate('linkseatHost.facts.length = 0');
      const call = await bench.ring(scriptWith(behaviour, 50));
      await bench.command({ type: 'answer', call });
      await bench.hears('operator', ['citizen']);
      return call;
    },
    endCall: async (call) => {
      await bench.page.evaluate('linkseatProbe.hangUp()');
      await bench.command({ type: 'hangUp', call });
      await bench.until(`${count('legEnded')} === ${count('legOffered')} + ${count('legDialled')}`);
    },
    timesOf: async (...types) => {
      const facts = await bench.page.evaluate<{ at: number; fact: { type: string } }[]>('linkseatHost.facts');
      const [first = Number.NaN, second = Number.NaN] = types.map(
        (type) => facts.find(({ fact }) => fact.type === type)?.at,
      );
      return [first, second];
    },
  };
}
