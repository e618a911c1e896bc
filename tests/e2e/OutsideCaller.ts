// A caller who is neither a seat nor a scripted citizen: SIP as it is written, from a page of its own, with a tone for
// a voice. He dials one of the two numbers and waits in its queue like everybody else.
import type { BrowserContext, Page } from 'playwright-core';
import { vi } from 'vitest';
import { callFrom, type Outside, type OutsideState } from './callFrom';

export interface Ringing {
  /** A page of a seat: its socket carries him, and only names that end with its seat. */
  readonly beside: Page;
  readonly seat: string;
  /** What the display of whoever he rings shows. */
  readonly number: string;
  readonly dials: string;
  readonly hertz: number;
}

export class OutsideCaller {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async ring(browser: BrowserContext, call: Ringing): Promise<OutsideCaller> {
    const page = await browser.newPage();
    // A file of the host's own origin, silent: nothing of the program runs in it.
    await page.goto(new URL('../audio/desk-110-idle.ogg', call.beside.url()).href, { waitUntil: 'commit' });
    await page.evaluate(() => document.querySelector('video')?.remove());
    const url = new URL('../sip', call.beside.url());
    url.protocol = 'ws:';
    const { seat, number, dials, hertz } = call;
    await page.evaluate(callFrom, { url: url.href, user: `outside-${seat}`, number, dials, hertz });
    return new OutsideCaller(page);
  }

  state(): Promise<OutsideState> {
    return this.#page.evaluate(() => (window as unknown as { outside: Outside }).outside.state);
  }

  is(state: OutsideState): Promise<void> {
    return vi.waitFor(
      async () => {
        const now = await this.state();
        if (now !== state) throw new Error(`the caller is ${now}, not ${state}`);
      },
      { timeout: 20_000, interval: 50 },
    );
  }

  async hangUp(): Promise<void> {
    await this.#page.evaluate(() => (window as unknown as { outside: Outside }).outside.hangUp());
    await this.is('over');
    await this.#page.close();
  }
}
