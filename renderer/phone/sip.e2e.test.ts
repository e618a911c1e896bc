import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Exchange, startExchange } from '../../main/exchange/startExchange';
import { contractCases } from './port/contractCases';
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

describe('SIP.js keeps the contract of the port', () => {
  test.each(contractCases.map(({ name }) => name))('%s', async (name) => {
    const run = `import('/phone/testing/contractPage.ts').then((it) => it.runCase(${JSON.stringify(name)}, '${exchange.url}'))`;
    await page.evaluate(run);
  });
});
