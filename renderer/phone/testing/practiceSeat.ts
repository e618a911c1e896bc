// Tests: one seat on a practice exchange of its own for each test, and what every test does with it.
import { randomUUID } from 'node:crypto';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { AttemptId, CallId, HandoverId } from '@shared/kernel/ids';
import type { Browser } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Exchange, startExchange } from '../../../main/exchange/startExchange';
import { OutsideParty } from './OutsideParty';
import type { PartyOptions } from './partyPage';
import { PhoneBench, type SeatOptions, servePages, startBrowser } from './phoneBench';
import { type Behaviour, scriptWith } from './sampleScript';

export const SEAT = '12345-001';
export const practiceExchange = (port = 0): Promise<Exchange> =>
  startExchange({
    port,
    clock: () => Date.now(),
    ids: () => randomUUID(),
    route: (user, from) => {
      if (user === '12345') return [SEAT];
      return user === '110' ? [`bot-110-${from}`] : undefined;
    },
  });

/** What a test does with its seat; the parts are there from `beforeEach` on. */
export class PracticeSeat {
  #pages: { server: ViteDevServer; base: string } | undefined;
  #browser: Browser | undefined;
  #seat: PhoneBench | undefined;
  #exchange: Exchange | undefined;
  #parties: OutsideParty[] = [];

  /** Registers the hooks of the test file. */
  static forEachTest(): PracticeSeat {
    const one = new PracticeSeat();
    beforeAll(async () => {
      [one.#pages, one.#browser] = await Promise.all([servePages(), startBrowser()]);
    });
    afterAll(async () => {
      await one.#browser?.close();
      await one.#pages?.server.close();
    });
    beforeEach(async () => {
      one.#exchange = await practiceExchange();
      await one.reopen();
    });
    afterEach(async () => {
      await Promise.all([one.#seat, ...one.#parties].map((page) => page?.close()));
      one.#parties = [];
      await one.#exchange?.stop();
    });
    return one;
  }

  get bench(): PhoneBench {
    return there(this.#seat);
  }

  get exchange(): Exchange {
    return there(this.#exchange);
  }

  set exchange(next: Exchange) {
    this.#exchange = next;
  }

  /** The seat's page anew, with other options. */
  async reopen(options: Partial<SeatOptions> = {}): Promise<void> {
    await this.#seat?.close();
    const { base } = there(this.#pages);
    const own = { base, sip: this.exchange.url, seat: SEAT, otherSide: '110' };
    this.#seat = await PhoneBench.open(there(this.#browser), { ...own, ...options });
  }

  /** `browser`: of his own, where the seat's is to stand still. */
  async outside(
    user: string,
    tone: number,
    options: Partial<PartyOptions> = {},
    browser = there(this.#browser),
  ): Promise<OutsideParty> {
    const where = { server: this.exchange.url, user, tone };
    const party = await OutsideParty.open(browser, there(this.#pages).base, {
      ...where,
      ...options,
    });
    this.#parties.push(party);
    return party;
  }

  /** The scripted citizen rings and is answered. */
  async takeCall(behaviour: Behaviour = 'answers', afterMs?: number): Promise<CallId> {
    const call = await this.bench.ring(scriptWith(behaviour, afterMs));
    await this.bench.command({ type: 'answer', call });
    await this.bench.hears('operator', ['citizen']);
    return call;
  }

  /** Somebody from outside rings and is answered. */
  async takeOutsideCall(party: OutsideParty): Promise<CallId> {
    const { bench } = this;
    await party.dial('12345');
    const { call } = await bench.fact({ type: 'legOffered' });
    await bench.command({ type: 'answer', call });
    await bench.fact({ type: 'legAnswered' });
    return call;
  }

  climb(call: CallId, type: 'transfer' | 'joinThreeParty', target = '110'): Promise<void> {
    const command: PhoneCommand = {
      type,
      call,
      attempt: randomUUID() as string as AttemptId,
      handover: 'handover-1' as HandoverId,
      target,
    };
    return this.bench.command(command);
  }

  /** Operator and citizen hear each other, and nobody else. */
  async isBack(): Promise<void> {
    await this.bench.fact({ type: 'legRetrieved', by: 'us' });
    await this.bench.hears('operator', ['citizen']);
    await this.bench.hears('citizen', ['operator']);
  }
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('there from beforeEach on');
  return part;
}
