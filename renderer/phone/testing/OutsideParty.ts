// Tests: one party on a telephone of its own, in a page of its own, so that it outlives whatever happens to a seat.
import type { Supervision } from '@shared/call/Leg';
import type { Browser, Page } from 'playwright-core';
import type { Refusal } from '../port/PhonePort';
import type { Party, PartyOptions } from './partyPage';

/** Amplitude from which a tone counts as heard, and below which it does not. */
export const HEARD = 0.04;
export const SILENT = 0.015;

export class OutsideParty {
  readonly page: Page;
  readonly tone: number;

  private constructor(page: Page, tone: number) {
    this.page = page;
    this.tone = tone;
  }

  static async open(
    browser: Browser,
    base: string,
    options: Pick<PartyOptions, 'server' | 'user' | 'tone'> & Partial<PartyOptions>,
  ): Promise<OutsideParty> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${base}/phone/testing/blank.html`);
    const all: PartyOptions = { answers: true, referrals: 'follow', ...options };
    await page.evaluate(
      `import('/phone/testing/partyPage.ts').then((it) => it.openParty(${JSON.stringify(all)}))`,
    );
    const party = new OutsideParty(page, options.tone);
    await party.until('party.registered');
    return party;
  }

  async until(expression: string): Promise<void> {
    try {
      await this.page.waitForFunction(expression, undefined, { polling: 50, timeout: 15_000 });
    } catch {
      const facts = JSON.stringify(await this.page.evaluate('party.facts'));
      throw new Error(`waited in vain for ${expression}; facts: ${facts}`);
    }
  }

  dial(number: string, supervision?: Supervision): Promise<void> {
    return this.page.evaluate(`party.dial(${JSON.stringify(number)}, ${JSON.stringify(supervision)})`);
  }

  act(what: 'answer' | 'hangUp' | 'hangUpFirst' | 'hangUpAll' | 'vanish' | 'letGo'): Promise<void> {
    return this.page.evaluate(`party.${what}()`);
  }

  decline(how: Refusal): Promise<void> {
    return this.page.evaluate(`party.decline('${how}')`);
  }

  /** From now on. */
  async behave(how: Partial<Pick<Party, 'answers' | 'referrals'>>): Promise<void> {
    await this.page.evaluate(`void Object.assign(party, ${JSON.stringify(how)})`);
  }

  holdBack(pattern: RegExp): Promise<void> {
    return this.page.evaluate(`party.holdBack(${JSON.stringify(pattern.source)})`);
  }

  changeSupervision(supervision: Supervision): Promise<void> {
    return this.page.evaluate(`party.changeSupervision('${supervision}')`);
  }

  /** Waits until these tones are heard here, and none of the others. */
  hears(wanted: readonly number[], others: readonly number[]): Promise<void> {
    return this.until(
      `(() => { const levels = party.hears(${JSON.stringify([...wanted, ...others])});
        return levels.every((level, at) => at < ${wanted.length} ? level > ${HEARD} : level < ${SILENT}); })()`,
    );
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
