// What a reload, a crash and a power cut leave behind.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OTHER_TONES, SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

let dataDir: string;
let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'linkseat-resume-'));
  [host, browser] = await Promise.all([startHost({ dataDir }), startBrowser()]);
  seat = await SeatPages.open(browser, host, '12345-001', { tones: TONES });
});
afterEach(async () => {
  await browser.close();
  await host.stop();
});

async function takeCallAndWrite(): Promise<void> {
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.desk.keyboard.type('路灯坏了三天');
  await seat.sees('save-state', 'saved', 'yes');
  await seat.hears('citizen', TONES.operator);
}

const narrative = () => seat.desk.locator('[data-focus=narrative]').inputValue();

test('the desk is reloaded in mid-call: nothing is heard of it, and the call is on the screen again', async () => {
  await takeCallAndWrite();
  await seat.desk.reload();
  await seat.phase('talking');
  expect(await narrative()).toBe('路灯坏了三天');
  await seat.hears('citizen', TONES.operator);
  await seat.hears('operator', TONES.citizen);
  await seat.press('F3');
  await seat.phase('held');
});

test('kill -9 of everything: the draft, the call and the queue are there, and the screen says what happened', async () => {
  await takeCallAndWrite();
  const queued = Number(/\d+/.exec(await seat.text('link'))?.[0]);
  await host.kill();
  await browser.close();

  [host, browser] = await Promise.all([startHost({ dataDir }), startBrowser()]);
  seat = await SeatPages.open(browser, host, '12345-001', { until: 'busy' });
  await seat.phase('interrupted');
  await seat.seesText('resumed', '草稿');
  expect(await narrative()).toBe('路灯坏了三天');
  expect(Number(/\d+/.exec(await seat.text('link'))?.[0])).toBeGreaterThanOrEqual(queued);

  await seat.press('Shift+F8', 'Control+Enter');
  await expect.poll(() => seat.desk.locator('[data-order]').count(), { timeout: 10_000 }).toBe(1);
  await seat.press('Control+Enter');
  await seat.phase('idle');
});

test('kill -9 of the host alone: the caller hears nothing of it, and the call is found again', async () => {
  await takeCallAndWrite();
  const { port } = new URL(seat.desk.url());
  await host.kill();
  await seat.hears('citizen', TONES.operator);
  host = await startHost({ dataDir, port: Number(port) });
  // At the exchange and at the host: each comes back in its own time.
  await expect
    .poll(() => seat.phone.evaluate(() => document.body.textContent), { timeout: 20_000 })
    .toMatch(/主程序已连接.*已登记/s);
  await seat.seesText('link', '平台未配置');
  await seat.phase('talking');
  await seat.hears('operator', TONES.citizen);
  await seat.press('F12', 'F12');
  await seat.phase('ended');
});

describe('a phone page that goes away in mid-call, its caller elsewhere', () => {
  let otherBrowser: BrowserContext;
  let police: SeatPages;

  /** The citizen of the first seat is handed over to a person at the other side: he lives in the first one's browser. */
  beforeEach(async () => {
    otherBrowser = await startBrowser();
    police = await SeatPages.open(otherBrowser, host, '110-001', { tones: OTHER_TONES });
    await seat.ringAndAnswer('ebike-theft-at-12345');
    await seat.press('F6', 'Alt+1');
    await police.phase('ringing');
    await police.press('F2');
    await police.phase('talking');
    await police.hears('operator', TONES.citizen);
  });
  afterEach(() => otherBrowser.close());

  test('is loaded anew: both hear each other again, and the desk never left the call', async () => {
    await police.phone.reload();
    await police.hears('operator', TONES.citizen);
    await seat.hears('citizen', OTHER_TONES.operator);
    await police.phase('talking');
    await police.press('F3');
    await seat.hears('citizen');
  });

  test('goes with the host, by kill -9: after the restart the call is taken over again', async () => {
    const { port } = new URL(police.desk.url());
    await Promise.all([host.kill(), otherBrowser.close()]);
    [host, otherBrowser] = await Promise.all([startHost({ dataDir, port: Number(port) }), startBrowser()]);
    police = await SeatPages.open(otherBrowser, host, '110-001', { tones: OTHER_TONES, until: 'busy' });
    await police.hears('operator', TONES.citizen);
    await seat.hears('citizen', OTHER_TONES.operator);
    await police.phase('talking');
  });
});
