// How the records are kept, on the screen: what protects them, a copy by a button, and putting it back.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const WITHIN = { timeout: 20_000 };

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  seat = await SeatPages.open(browser, host, '12345-001');
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

const count = (testId: string) => seat.desk.locator(`[data-testid=${testId}]`).count();

test('the settings say what protects the records, and a key file beside them is no protection from a thief', async () => {
  await seat.press('Alt+Comma');
  await seat.seesText('protection', '密钥文件就在数据文件夹里');
  expect(await count('restore')).toBe(0);
});

test('one button copies the records, and says when', async () => {
  await seat.desk.locator('[data-testid=backup-now]').press('Enter');
  await seat.seesText('last-backup', '已备份');
  await expect.poll(() => count('restore'), WITHIN).toBe(1);
});

test('putting a copy back is the lead’s to do, asked once, and not during a call', async () => {
  await seat.desk.locator('[data-testid=restore]').press('Enter');
  await seat.desk.locator('[data-testid=restore-sure]').press('Enter');
  await expect
    .poll(() => seat.desk.locator('[data-testid=trouble]').textContent(), WITHIN)
    .toMatch(/班长|权限/);
  await seat.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
  await seat.ring('lamp-at-12345');
  await seat.press('F2');
  await seat.phase('talking');
  await seat.desk.locator('[data-testid=restore]').press('Enter');
  await seat.desk.locator('[data-testid=restore-sure]').press('Enter');
  await expect
    .poll(() => seat.desk.locator('[data-testid=trouble]').textContent(), WITHIN)
    .toMatch(/通话没有办完/);
  await seat.finish();
  await seat.desk.locator('[data-testid=restore]').press('Enter');
  await seat.desk.locator('[data-testid=restore-sure]').press('Enter');
  await seat.seesText('records', '拼合');
  // The seat works on over the log that was put together.
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.finish();
  expect(seat.errors).toEqual([]);
});
