import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Exchange, startExchange } from '../../main/exchange/startExchange';
import { contractCases } from './port/contractCases';
import type { Stacks } from './testing/contractPage';
import { servePages, startBrowser } from './testing/phoneBench';

let pages: { server: ViteDevServer; base: string };
let browser: Browser;
let exchange: Exchange;
let page: Page;

beforeAll(async () => {
  [pages, browser, exchange] = await Promise.all([
    servePages(),
    startBrowser(),
    startExchange({ clock: () => Date.now(), ids: () => randomUUID(), isKnown: () => true }),
  ]);
  page = await browser.newPage();
  await page.goto(`${pages.base}/phone/testing/blank.html`);
});
afterAll(async () => {
  await browser?.close();
  await exchange?.stop();
  await pages?.server.close();
});

const STACKS: readonly Stacks[] = [
  { seat: 'SIP.js', others: 'SIP.js' },
  { seat: 'JsSIP', others: 'JsSIP' },
  { seat: 'JsSIP', others: 'SIP.js' },
  { seat: 'SIP.js', others: 'JsSIP' },
];

describe.each(STACKS)('$seat keeps the contract of the port, the others being $others', (stacks) => {
  const isAlone = Object.values(stacks).every((stack) => stack === 'SIP.js');
  const cases = contractCases.filter(({ crosses }) => isAlone || !crosses);
  test.each(cases.map(({ name }) => name))('%s', async (name) => {
    const args = [name, exchange.url, stacks].map((arg) => JSON.stringify(arg)).join(', ');
    await page.evaluate(`import('/phone/testing/contractPage.ts').then((it) => it.runCase(${args}))`);
  });
});
