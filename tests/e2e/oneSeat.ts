// The world of most walks: one host, one browser, one seat, opened before the first test and closed after the last.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { SeatPages, type Tones } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

export interface SeatWorld {
  readonly host: Host;
  readonly browser: BrowserContext;
  readonly seat: SeatPages;
}

/** Registers the hooks of the file; `opened` hears of the world before the first test. */
export function oneSeat(
  opened: (world: SeatWorld) => void | Promise<void>,
  options: { readonly tones?: Tones; readonly seats?: readonly string[] } = {},
): void {
  let host: Host | undefined;
  let browser: BrowserContext | undefined;
  beforeAll(async () => {
    const { seats, ...pages } = options;
    const begun = [startHost(seats ? { seats } : {}), startBrowser()] as const;
    [host, browser] = await Promise.all(begun);
    await opened({ host, browser, seat: await SeatPages.open(browser, host, '12345-001', pages) });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
  });
}
