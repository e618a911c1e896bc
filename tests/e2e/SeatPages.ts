// One person at one seat: the desk page and the phone page in a browser, driven by the keyboard, read by what is
// on the screen and by the tones that each party hears.
import type { BrowserContext, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { askHost } from './askHost';
import type { Host } from './startHost';

/** Hertz of the parties of one seat in place of their voices. */
export interface Tones {
  readonly operator: number;
  readonly citizen: number;
  readonly partner: number;
}

export const TONES: Tones = { operator: 440, citizen: 610, partner: 930 };
/** Another seat needs other tones, none of them a harmonic of the first's. */
export const OTHER_TONES: Tones = { operator: 525, citizen: 745, partner: 1090 };

const ALL_HERTZ = [...Object.values(TONES), ...Object.values(OTHER_TONES)];
const WAIT = { timeout: 20_000, interval: 50 };
/** Amplitude from which a tone counts as heard; silence and leaks of the filters stay a factor of ten below. */
const AUDIBLE = 0.02;

export class SeatPages {
  readonly desk: Page;
  readonly phone: Page;
  readonly errors: string[] = [];
  readonly #said: string[] = [];

  private constructor(desk: Page, phone: Page) {
    this.desk = desk;
    this.phone = phone;
    for (const page of [desk, phone]) page.on('pageerror', (error) => this.errors.push(error.message));
    phone.on('console', (message) => this.#said.push(message.text()));
  }

  /** Opens the seat as its person would: the printed address, then the phone page. Ready when it can be rung. */
  static async open(
    browser: BrowserContext,
    host: Host,
    seat: string,
    options: { tones?: Tones; until?: 'available' | 'busy' } = {},
  ): Promise<SeatPages> {
    const desk = await browser.newPage();
    const phone = await browser.newPage();
    const pages = new SeatPages(desk, phone);
    // The phone does not wait for the desk: a caller may be waiting for it.
    await desk.goto(host.url(seat), { waitUntil: 'commit' });
    const probe = options.tones ? `?probe=${Object.values(options.tones).join(',')}` : '';
    await phone.goto(new URL(`../phone/${probe}`, desk.url()).href);
    await desk.bringToFront();
    if (options.until === 'busy') return pages;
    await pages.sees('seat-state', 'state', 'available').catch(async (error: unknown) => {
      throw new Error(`${error}\n${await pages.#whatItSays(host)}`);
    });
    return pages;
  }

  /** For whoever has to find out why a seat cannot be rung. */
  async #whatItSays(host: Host): Promise<string> {
    const [desk, phone] = await Promise.all(
      [this.desk, this.phone].map((page) => page.locator('body').textContent()),
    );
    const parts = { desk, phone, console: this.#said.join('\n'), errors: this.errors.join('\n') };
    return Object.entries({ ...parts, host: host.output() })
      .map(([name, text]) => `— ${name}:\n${text}`)
      .join('\n');
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.desk.keyboard.press(key)), Promise.resolve());
  }

  /** Waits until the element says so in its data attribute. */
  async sees(testId: string, attribute: string, value: string): Promise<void> {
    await vi.waitFor(async () => expect(await this.read(testId, attribute)).toBe(value), WAIT);
  }

  async seesText(testId: string, text: string): Promise<void> {
    await vi.waitFor(async () => expect(await this.text(testId)).toContain(text), WAIT);
  }

  read(testId: string, attribute: string): Promise<string | undefined> {
    return this.desk.evaluate(
      ([id, name]) =>
        document.querySelector(`[data-testid="${id}"]`)?.getAttribute(`data-${name}`) ?? undefined,
      [testId, attribute] as const,
    );
  }

  text(testId: string): Promise<string> {
    return this.desk.evaluate(
      (id) => document.querySelector(`[data-testid="${id}"]`)?.textContent ?? '',
      testId,
    );
  }

  phase(phase: string): Promise<void> {
    return this.sees('call-bar', 'phase', phase);
  }

  /** The call ends, whatever became of it: hung up, saved as an order, wrapped up. One key at a time. */
  async finish(): Promise<void> {
    if (!['ended', 'interrupted'].includes((await this.read('call-bar', 'phase')) ?? '')) {
      await this.press('F12', 'F12');
      await this.phase('ended');
    }
    await this.press('Control+Enter');
    // A level 1 or 2 has its checklist to be told first; the wrap-up can end before it.
    await vi.waitFor(
      async () => expect(['wrapUp', 'atOnce']).toContain(await this.read('next', 'say')),
      WAIT,
    );
    await this.press('Control+Enter');
    await this.phase('idle');
  }

  /** Lets the scripted citizen ring, by the seat's own door. Whoever is free at the other side is rung before the script's partner. */
  async ring(script: string, partner: 'script' | 'seat' = 'seat'): Promise<void> {
    await this.ask('practice.ring', { script, partner });
    await this.phase('ringing');
  }

  async ringAndAnswer(script: string, partner?: 'script'): Promise<void> {
    await this.ring(script, partner);
    await this.press('F2');
    await this.phase('talking');
  }

  /** Exactly these tones are in what the party hears now. Polled: audio needs a moment to arrive. */
  async hears(who: keyof Tones | 'office', ...hertz: number[]): Promise<void> {
    const heard = async () => {
      const levels = await this.phone.evaluate(
        ([party, all]) =>
          (
            globalThis as unknown as { linkseatProbe: { hears(who: string, hertz: number[]): number[] } }
          ).linkseatProbe.hears(party, all),
        [who, ALL_HERTZ] as [string, number[]],
      );
      return ALL_HERTZ.filter((_, index) => (levels[index] ?? 0) > AUDIBLE);
    };
    const expected = [...hertz].sort((a, b) => ALL_HERTZ.indexOf(a) - ALL_HERTZ.indexOf(b));
    await vi.waitFor(async () => expect(await heard()).toEqual(expected), WAIT);
  }

  writeSettings(settings: object): Promise<unknown> {
    return this.ask('settings.write', { settings });
  }

  ask(name: string, arg: object): Promise<unknown> {
    return askHost(this.desk, name, arg);
  }
}
