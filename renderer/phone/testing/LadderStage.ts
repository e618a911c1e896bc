// Tests: one seat, a caller, a partner and a third party, each on a telephone of their own, who stay for a whole file:
// what a cell of the ladder's table asks of them, who hears whom among them, and who still has a leg.
import { randomUUID } from 'node:crypto';
import { type Call, parties } from '@shared/call/Call';
import type { CallFact } from '@shared/call/CallFact';
import { evolveCall } from '@shared/call/evolveCall';
import type { LegRole } from '@shared/call/Leg';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import { callStream } from '@shared/events/StreamId';
import type { AttemptId, CallId, HandoverId } from '@shared/kernel/ids';
import type { Browser } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import type { Exchange } from '../../../main/exchange/startExchange';
import { recordedOf } from './ladderCells';
import { HEARD, OutsideParty, SILENT } from './OutsideParty';
import { installWaits } from './pageWaits';
import { type FactLine, PhoneBench, servePages, startBrowser } from './phoneBench';
import { practiceExchange, SEAT } from './practiceSeat';
import { Wire } from './Wire';

/** Hertz, none a harmonic of another: operator, caller, partner, third party. */
const TONES = { O: 440, C: 740, P: 1110, T: 1370 } as const;
const NUMBERS = { C: '13800000001', P: '110-009', T: '119' } as const;
export type Letter = keyof typeof TONES;
export type Far = keyof typeof NUMBERS;
const LETTERS = Object.keys(TONES) as Letter[];
const FAR = Object.keys(NUMBERS) as Far[];

/** Milliseconds of the phone's own waits: a partner's ringing, a REFER's silence, a replaced leg's end, a retrieval. */
export const WAITS = { noAnswer: 20_000, swallowed: 5_000, vanish: 1_000, retrieve: 600 } as const;
type Wait = keyof typeof WAITS;

/** By listener, the letters of whom he hears. `?`: neither clearly heard nor silent. */
export type Hearing = Readonly<Record<Letter, string>>;

interface Parts {
  readonly pages: { readonly server: ViteDevServer; readonly base: string };
  readonly browser: Browser;
  readonly exchange: Exchange;
  readonly wire: Wire;
  readonly seat: PhoneBench;
  readonly far: Record<Far, OutsideParty>;
}

export class LadderStage {
  readonly #parts: Parts;
  readonly #gone = new Set<Far>();
  #call = '' as CallId;
  #from = 0;
  #markedAt = 0;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  static async open(): Promise<LadderStage> {
    const [pages, browser, exchange] = await Promise.all([servePages(), startBrowser(), practiceExchange()]);
    const wire = await Wire.to(exchange.url);
    const place = { browser, pages, exchange };
    const [seat, C, P, T] = await Promise.all([
      PhoneBench.open(browser, {
        base: pages.base,
        sip: wire.through(exchange.url),
        seat: SEAT,
        otherSide: '110',
        prepare: `(${installWaits})()`,
      }),
      enter('C', place),
      enter('P', place),
      enter('T', place),
    ]);
    return new LadderStage({ pages, browser, exchange, wire, seat, far: { C, P, T } });
  }

  async close(): Promise<void> {
    const { browser, exchange, wire, pages } = this.#parts;
    await browser.close();
    wire.close();
    await exchange.stop();
    await pages.server.close();
  }

  get seat(): PhoneBench {
    return this.#parts.seat;
  }

  get wire(): Wire {
    return this.#parts.wire;
  }

  party(who: Far): OutsideParty {
    return this.#parts.far[who];
  }

  /** The caller rings and is answered: a cell begins. */
  async begin(): Promise<void> {
    this.#from = 0;
    await this.party('C').dial('12345');
    this.#call = (await this.seat.fact({ type: 'legOffered' })).call;
    await this.send({ type: 'answer' });
    await this.fact({ type: 'legAnswered' });
  }

  /** From now on it is new what is recorded. */
  async mark(): Promise<void> {
    this.#from = (await this.seat.facts()).length;
    this.#markedAt = await this.seat.page.evaluate<number>('Date.now()');
  }

  /** Unix milliseconds, by the clock of the seat's page. */
  get markedAt(): number {
    return this.#markedAt;
  }

  async factsSince(): Promise<readonly FactLine[]> {
    return (await this.seat.facts()).slice(this.#from);
  }

  /** Waits for a fact of this cell. */
  fact(fields: Readonly<Record<string, unknown>>): Promise<void> {
    const wanted = JSON.stringify(Object.entries(fields));
    return this.seat.until(
      `linkseatHost.facts.slice(${this.#from}).some(({fact}) => ${wanted}.every(([key, value]) => fact[key] === value))`,
    );
  }

  /** Waits until the far end of this role has answered, as the seat knows it. */
  talks(role: LegRole): Promise<void> {
    return this.seat.until(
      `linkseatHost.facts.some(({fact: {type, leg}}) => type === 'legAnswered' &&
        linkseatHost.facts.some(({fact}) => fact.leg === leg && fact.role === '${role}'))`,
    );
  }

  send(command: object): Promise<void> {
    return this.seat.command({ ...command, call: this.#call } as PhoneCommand);
  }

  climb(type: 'transfer' | 'joinThreeParty'): Promise<void> {
    const ids = { attempt: randomUUID() as string as AttemptId, handover: 'handover-1' as HandoverId };
    return this.send({ type, ...ids, target: NUMBERS.P });
  }

  addThird(): Promise<void> {
    return this.send({ type: 'addParty', number: NUMBERS.T });
  }

  keep(...waits: readonly Wait[]): Promise<void> {
    return this.seat.page.evaluate(`waits.keep(${waits.map((one) => WAITS[one]).join()})`);
  }

  /** The wait is there, and over. */
  async pass(wait: Wait): Promise<void> {
    await this.seat.until(`waits.kept(${WAITS[wait]}) > 0`);
    await this.seat.page.evaluate(`waits.pass(${WAITS[wait]})`);
  }

  /** Without a word. Its place is taken anew before the next cell. */
  async vanish(who: Far): Promise<void> {
    this.#gone.add(who);
    await this.party(who).act('vanish');
  }

  /** The phone looks at its lines so many times as often, by a clock that goes as much faster. */
  hurry(speed: number): Promise<void> {
    return this.seat.page.evaluate(`void (waits.speed = ${speed})`);
  }

  /** `last`: what the log still got. */
  async reload(last?: CallFact['type']): Promise<void> {
    const { page } = this.seat;
    if (last) {
      const facts = await this.seat.facts();
      const rest = facts.slice(0, facts.findIndex(({ fact }) => fact.type === last) + 1);
      this.#from = rest.length;
      await page.evaluate(`sessionStorage.setItem('facts', ${JSON.stringify(JSON.stringify(rest))})`);
    }
    await page.reload();
    await this.seat.until("linkseatHost.status?.registration === 'registered' && 'linkseatProbe' in window");
  }

  async callNow(): Promise<Call> {
    const facts = (await this.seat.facts()).filter(({ call }) => call === this.#call);
    const stream = callStream(this.#call);
    const call = facts.reduce<Call | undefined>(
      (now, { at, fact }) => evolveCall(now, { at, body: fact, stream }),
      undefined,
    );
    if (!call) throw new Error('no call has begun');
    return call;
  }

  /** The ladder's facts since `mark`, in the words of the pure table. */
  async recorded(): Promise<readonly string[]> {
    return (await this.factsSince()).flatMap(({ fact }) =>
      recordedOf(fact.type === 'attemptEnded' ? `${fact.type}:${fact.result}` : fact.type),
    );
  }

  /** How many legs each of them has. */
  async legs(): Promise<Readonly<Record<Letter, number>>> {
    const [call, ...far] = await Promise.all([this.callNow(), ...FAR.map((who) => this.#open(who))]);
    const [C = 0, P = 0, T = 0] = far;
    return { O: parties(call).length, C, P, T };
  }

  async #open(who: Far): Promise<number> {
    return this.#gone.has(who) ? 0 : this.party(who).page.evaluate<number>('party.open');
  }

  async hearing(): Promise<Hearing> {
    const [O = '', C = '', P = '', T = ''] = await Promise.all(LETTERS.map((who) => this.#hears(who)));
    return { O, C, P, T };
  }

  async #hears(who: Letter): Promise<string> {
    const others = LETTERS.filter((one) => one !== who);
    const tones = JSON.stringify(others.map((one) => TONES[one]));
    if (who !== 'O' && this.#gone.has(who)) return '';
    const levels =
      who === 'O'
        ? await this.seat.page.evaluate<readonly number[]>(`linkseatProbe.hears('operator', ${tones})`)
        : await this.party(who).page.evaluate<readonly number[]>(`party.hears(${tones})`);
    return others
      .map((one, index) => {
        const level = levels[index] ?? 0;
        return level > HEARD ? one : level < SILENT ? '' : '?';
      })
      .join('');
  }

  /**
   * Milliseconds from the key to the moment in which the operator hears the caller, and the caller the operator, by the
   * clocks of the two pages.
   */
  async pressAndListen(command: object): Promise<readonly number[]> {
    const { page } = this.seat;
    const key = JSON.stringify({ ...command, call: this.#call });
    const caller = this.party('C');
    await caller.page.evaluate(`void (window.meter = party.listenFor(${TONES.O}))`);
    const [from, here] = await page.evaluate<readonly [number, number]>(`new Promise((done) => {
      const now = () => performance.timeOrigin + performance.now();
      const from = now();
      linkseatHost.push('phone.command', ${key});
      const look = setInterval(() => {
        if (linkseatProbe.hears('operator', [${TONES.C}])[0] < ${HEARD}) return;
        clearInterval(look);
        done([from, now()]);
      }, 10);
    })`);
    await caller.until(`!Number.isNaN(meter.firstHeard(${from}))`);
    const there = await caller.page.evaluate<number>(`meter.stop(), meter.firstHeard(${from})`);
    return [here - from, there - from];
  }

  /** Nobody is left with anybody: everyone puts down, and nothing of the cell remains. */
  async clear(): Promise<void> {
    const { seat } = this;
    await Promise.all(
      FAR.filter((who) => !this.#gone.has(who)).map(async (who) => {
        await this.party(who).act('letGo');
        await this.party(who).act('hangUpAll');
      }),
    );
    await this.send({ type: 'hangUp' });
    await seat.page.evaluate(
      `void (waits.speed = 1, ${JSON.stringify(Object.values(WAITS))}.map(waits.pass))`,
    );
    for (const who of FAR) {
      if (this.#gone.has(who)) {
        await this.party(who).close();
        this.#parts.far[who] = await enter(who, this.#parts);
        this.#gone.delete(who);
      }
      await this.party(who).until('party.open === 0');
      await this.party(who).behave(MANNERS[who]);
    }
    await seat.until(
      `linkseatHost.facts.filter(({fact}) => ['legOffered', 'legDialled'].includes(fact.type)).every(({fact: {leg}}) =>
        linkseatHost.facts.some(({fact}) => fact.type === 'legEnded' && fact.leg === leg))`,
    );
    // A log that grows from cell to cell would make each look at it slower.
    await seat.page.evaluate("linkseatHost.facts = [], sessionStorage.removeItem('facts')");
  }
}

const MANNERS = {
  C: { answers: false, referrals: 'follow' },
  P: { answers: false, referrals: 'follow' },
  T: { answers: true, referrals: 'follow' },
} as const;

const enter = (
  who: Far,
  { browser, pages, exchange }: Pick<Parts, 'browser' | 'pages' | 'exchange'>,
): Promise<OutsideParty> =>
  OutsideParty.open(browser, pages.base, {
    server: exchange.url,
    user: NUMBERS[who],
    tone: TONES[who],
    ...MANNERS[who],
  });
