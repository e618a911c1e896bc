// Tests: the real phone page in Chromium, on the real practice exchange, with a host that only listens.
import { fileURLToPath } from 'node:url';
import type { CallFact } from '@shared/call/CallFact';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { PhoneConfig } from '@shared/contract/phone/PhoneCalls';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import type { CallId } from '@shared/kernel/ids';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import type { Listener } from '../page/startBots';
import type { Tones } from '../page/tones';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Chromium as the seat starts it: sound without a gesture, loopback candidates, real addresses in them. */
const FLAGS = [
  '--no-sandbox',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

export interface FactLine {
  readonly call: CallId;
  readonly at: number;
  readonly fact: CallFact;
}

/** The pages, compiled as they are asked for. */
export async function servePages(): Promise<{ server: ViteDevServer; base: string }> {
  const server = await createServer({
    root: `${ROOT}renderer`,
    // The sound of the scripts, where a page looks for it.
    publicDir: `${ROOT}resources`,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': `${ROOT}shared`, '@resources': `${ROOT}resources` } },
    server: { port: 0, host: '127.0.0.1', fs: { allow: [ROOT] }, hmr: false, watch: null },
    optimizeDeps: { include: ['sip.js', 'jssip'] },
    cacheDir: `${ROOT}node_modules/.vite/phone-tests`,
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('the pages are not served');
  return { server, base: `http://127.0.0.1:${address.port}` };
}

export const startBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...more],
  });

export interface SeatOptions {
  readonly base: string;
  readonly sip: string;
  readonly seat: string;
  readonly otherSide: string;
  readonly noAnswerAfter?: number;
  /** What is appended to the page's address. */
  readonly query?: string;
  /** Another server than the practice exchange. */
  readonly config?: Partial<PhoneConfig>;
  /** Runs in the page before its own scripts. */
  readonly prepare?: string;
}

/** One seat's phone page, with its host in the test's hands. */
export class PhoneBench {
  page: Page;
  readonly #context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.#context = context;
  }

  static async open(browser: Browser, options: SeatOptions): Promise<PhoneBench> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const config: PhoneConfig = {
      server: options.sip,
      backups: [],
      domain: 'linkseat.invalid',
      user: options.seat,
      displayName: options.seat,
      iceServers: [],
      otherSide: options.otherSide,
      practice: true,
      settings: { ...DEFAULT_SETTINGS, noAnswerAfter: options.noAnswerAfter ?? 20_000 },
      seatState: { at: 'available', since: 0 },
      current: [],
      ...options.config,
    };
    if (options.prepare) await context.addInitScript(options.prepare);
    await context.addInitScript(installHost, config);
    await page.goto(`${options.base}/phone/index.html${options.query ?? '?probe'}`);
    const bench = new PhoneBench(page, context);
    await bench.until("linkseatHost.status?.registration === 'registered'");
    if (options.query === undefined) await bench.until("'linkseatProbe' in window");
    return bench;
  }

  /** Waits for an expression to be true in the page. */
  async until(expression: string): Promise<void> {
    try {
      await this.page.waitForFunction(expression, undefined, { polling: 50, timeout: 20_000 });
    } catch {
      const facts = (await this.facts()).map(({ fact }) => JSON.stringify(fact)).join('\n');
      throw new Error(`waited in vain for ${expression}; facts:\n${facts}`);
    }
  }

  facts(): Promise<readonly FactLine[]> {
    return this.page.evaluate('linkseatHost.facts');
  }

  /** Waits until a fact has been reported whose JSON holds all of `fields`. */
  async fact(fields: Readonly<Record<string, unknown>>): Promise<FactLine> {
    const wanted = JSON.stringify(Object.entries(fields));
    const find = `linkseatHost.facts.find(({fact}) => ${wanted}.every(([key, value]) => fact[key] === value))`;
    await this.until(`${find} !== undefined`);
    return this.page.evaluate(find);
  }

  async command(command: PhoneCommand): Promise<void> {
    await this.page.evaluate(`linkseatHost.push('phone.command', ${JSON.stringify(command)})`);
  }

  async ring(script: object): Promise<CallId> {
    const before = (await this.facts()).length;
    await this.page.evaluate(`linkseatHost.push('practice.play', ${JSON.stringify({ script })})`);
    await this.until(`linkseatHost.facts.slice(${before}).some(({fact}) => fact.type === 'legOffered')`);
    const offered = (await this.facts()).slice(before).find(({ fact }) => fact.type === 'legOffered');
    if (!offered) throw new Error('nobody rang');
    return offered.call;
  }

  /** Waits until `who` hears exactly these parties of this page, and none of the others. */
  async hears(who: Listener, parties: readonly (keyof Tones)[]): Promise<void> {
    const all: readonly (keyof Tones)[] = ['operator', 'citizen', 'partner'];
    const wanted = JSON.stringify(
      all.filter((one) => one !== who).map((one) => [one, parties.includes(one)]),
    );
    await this.until(`${wanted}.every(([party, heard]) => {
      const [level] = linkseatProbe.hears('${who}', [linkseatProbe.tones[party]]);
      return heard ? level > 0.05 : level < 0.004;
    })`);
  }

  /**
   * The page's process ends, and another page is opened in its place, as the program does.
   * @returns Unix ms of the moment in which the crash is known
   */
  async crash(): Promise<number> {
    const { page } = this;
    const address = page.url();
    await Promise.all([page.waitForEvent('crash'), page.goto('chrome://crash').catch(() => undefined)]);
    const known = Date.now();
    this.page = await this.#context.newPage();
    await this.page.goto(address);
    return known;
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

/** Runs in the page, before its own scripts: a host that answers the phone and remembers what it is told. */
function installHost(config: PhoneConfig): void {
  const listeners = new Map<string, (data: unknown) => void>();
  const kept = localStorage.getItem('facts');
  const host = {
    // The log outlives the page.
    facts: JSON.parse(kept ?? '[]') as FactLine[],
    status: undefined as unknown,
    /** Lines that the scripted parties have said, in their order. */
    said: [] as unknown[],
    onFact: (_fact: CallFact): void => {},
    /** Milliseconds from the beginning of the page. */
    recoveredAfter: 0,
    push: (name: string, data: unknown) => listeners.get(name)?.(data),
  };
  const answers: Record<string, (arg: Record<string, unknown>) => unknown> = {
    'phone.config': () => ({
      ...config,
      current: host.facts.map(({ call, at, fact }) => ({
        at,
        stream: `call:${call}`,
        body: fact,
      })),
    }),
    // The host knows who is a lead; here his number says it.
    'phone.maySupervise': ({ number }) => number === 'lead',
    'phone.facts': ({ facts }) => {
      host.facts.push(...(facts as FactLine[]));
      for (const { fact } of facts as FactLine[]) {
        host.onFact(fact);
        if (fact.type === 'legRecovered') host.recoveredAfter = performance.now();
      }
      localStorage.setItem('facts', JSON.stringify(host.facts));
      return { recorded: host.facts.length };
    },
    'phone.report': ({ status }) => {
      host.status = status;
      return null;
    },
    'phone.ownCalls': () => null,
    'practice.spoke': (line) => {
      host.said.push(line);
      return null;
    },
  };
  const linkseat = {
    // Nothing is recorded: what a bench measures is the call.
    call: (name: string, arg: Record<string, unknown>) =>
      Promise.resolve(
        name === 'recording.begin'
          ? { ok: false, error: { code: 'recordingOff', message: '' } }
          : { ok: true, value: answers[name]?.(arg) ?? null },
      ),
    listen: (name: string, fn: (data: unknown) => void) => {
      listeners.set(name, fn);
      return () => listeners.delete(name);
    },
  };
  Object.assign(window, { linkseat, linkseatHost: host });
}
