// Several SIP servers, and a secret: the real adapter in Chromium against real exchanges with digest authentication.
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDigest } from '../../main/exchange/auth/digest';
import { type Exchange, startExchange } from '../../main/exchange/startExchange';
import { servePages, startBrowser } from './testing/phoneBench';

const SECRET = 'right-horse';

let pages: { server: ViteDevServer; base: string };
let browser: Browser;
let page: Page;
const running: Exchange[] = [];

async function start(port = 0): Promise<Exchange> {
  const digest = createDigest({
    realm: 'linkseat',
    secretOf: () => SECRET,
    now: () => Date.now(),
    makeTag: () => randomUUID(),
    key: 'key',
    // SIP.js reads the first challenge alone, and knows MD5.
    algorithms: ['MD5'],
  });
  const exchange = await startExchange({
    clock: () => Date.now(),
    ids: () => randomUUID(),
    isKnown: () => true,
    port,
    authorize: digest.authorize,
    consume: digest.consume,
  });
  running.push(exchange);
  return exchange;
}

beforeAll(async () => {
  [pages, browser] = await Promise.all([servePages(), startBrowser()]);
  page = await browser.newPage();
  await page.goto(`${pages.base}/phone/testing/blank.html`);
});
afterAll(async () => {
  await browser?.close();
  for (const exchange of running) await exchange.stop();
  await pages?.server.close();
});

const open = (servers: readonly string[], secret: string | undefined, returnAfter = 60_000) =>
  page.evaluate(
    `import('/phone/testing/serversPage.ts').then((it) => { window.probe = it.openPhone(${JSON.stringify(servers)}, ${JSON.stringify(secret)}, ${returnAfter}); })`,
  );
const state = () => page.evaluate('window.probe.states.at(-1)');
const server = () => page.evaluate('window.probe.server()');
const close = () => page.evaluate('window.probe.stop()');
const WITHIN = { timeout: 15_000 };

test('a challenge is answered with the secret', async () => {
  const exchange = await start();
  await open([exchange.url], SECRET);
  await expect.poll(state, WITHIN).toBe('registered');
  await close();
});

test.each([
  ['a wrong secret', 'wrong'],
  ['no secret', undefined],
])('%s is told as that', async (_, secret) => {
  const exchange = await start();
  await open([exchange.url], secret);
  await expect.poll(state, WITHIN).toBe('unauthorized');
  await close();
});

test('the first server is gone: the second serves; the first is back: the phone returns', async () => {
  const first = await start();
  const second = await start();
  const port = Number(new URL(first.url).port);
  await open([first.url, second.url], SECRET, 300);
  await expect.poll(state, WITHIN).toBe('registered');
  expect(await server()).toBe(first.url);
  await first.stop();
  await expect.poll(server, WITHIN).toBe(second.url);
  await expect.poll(state, WITHIN).toBe('registered');
  await start(port);
  await expect.poll(server, WITHIN).toBe(first.url);
  await expect.poll(state, WITHIN).toBe('registered');
  await close();
});
