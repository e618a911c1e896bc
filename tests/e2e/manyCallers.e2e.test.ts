// One event with many callers, at two seats, and the road that words of danger open: by keyboard alone.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OTHER_TONES, SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

let host: Host;
let browsers: readonly BrowserContext[];
let one: SeatPages;
let two: SeatPages;

beforeAll(async () => {
  const seats = ['12345-001', '12345-002'];
  [host, ...browsers] = await Promise.all([startHost({ seats }), startBrowser(), startBrowser()]);
  const [left, right] = browsers;
  if (!left || !right) throw new Error('no browser');
  one = await SeatPages.open(left, host, '12345-001', { tones: TONES });
  two = await SeatPages.open(right, host, '12345-002', { tones: OTHER_TONES });
});
afterAll(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()));
  await host?.stop();
});

/** A report of a broken lamp in 武侯区, up to the row. */
async function reports(seat: SeatPages, script: string): Promise<void> {
  await seat.desk.bringToFront();
  await seat.ringAndAnswer(script);
  await seat.desk.keyboard.insertText('武侯区人民南路一带路灯全部不亮');
  await seat.press('Alt+x');
  await seat.desk.keyboard.insertText('510107');
  await seat.press('Enter');
  await seat.sees('division', 'division', '510107');
  await seat.press('Alt+l');
  await seat.desk.keyboard.insertText('ld');
  await expect.poll(() => seat.desk.locator('[role=option] mark').count()).toBeGreaterThan(0);
  await seat.press('Enter');
  await seat.sees('owner', 'owner', 'ours');
}

test('two seats join one event with a key each, and both see how many have reported it', async () => {
  await reports(one, 'lamp-at-12345');
  expect(await one.read('incident', 'callers'), 'the first is alone').toBeUndefined();
  await reports(two, 'power-cut-at-12345');
  await two.sees('incident', 'joined', 'no');
  await two.seesText('incident', '12345-001');
  await two.press('Alt+j');
  await two.sees('incident', 'joined', 'yes');
  await two.sees('incident', 'callers', '2');
  await one.sees('incident', 'joined', 'yes');
  await one.sees('incident', 'callers', '2');
  await two.press('Shift+F8');
  await two.finish();
});

test('joined by mistake, one key takes it out and it is not offered again', async () => {
  await reports(two, 'roof-at-12345');
  await two.sees('incident', 'joined', 'no');
  await two.press('Alt+j');
  await two.sees('incident', 'joined', 'yes');
  await two.press('Alt+q');
  await expect.poll(() => two.desk.locator('[data-testid=incident]').count()).toBe(0);
  await two.press('Shift+F8');
  await two.finish();
});

test('the third caller proposes the level above; one key takes it, and the order has it', async () => {
  await reports(two, 'gas-smell-at-12345');
  await two.press('Alt+j');
  await two.sees('incident', 'callers', '3');
  await two.sees('incident', 'proposed', '2');
  await two.press('Alt+u');
  await two.sees('incident', 'proposed', '');
  await two.press('Shift+F8', 'Control+Enter');
  await expect.poll(() => two.read('at-once', 'left')).toBe('2');
  await two.finish();
  const [order] = (await two.ask('order.list', { query: '', limit: 1 })) as { level: number }[];
  expect(order?.level).toBe(2);
  await one.desk.bringToFront();
  await one.press('Shift+F8');
  await one.finish();
});

test.each([
  ['Control+F9', '119'],
  ['Control+F10', '120'],
  ['Control+F12', '122'],
])('words of danger show the road, and %s brings %s in beside the caller', async (key, target) => {
  await one.desk.bringToFront();
  await one.ringAndAnswer('roof-at-12345');
  await one.desk.keyboard.insertText('有人站在楼顶要跳楼');
  await one.sees('danger', 'danger', 'now');
  for (const action of ['transfer', 'emergency119', 'emergency120', 'emergency122'])
    expect(await one.desk.locator(`.danger-road [data-action=${action}]:not([disabled])`).count()).toBe(1);
  await one.press(key);
  await one.seesText('ladder', target);
  await one.phase('threeParty');
  await one.press('F12', 'F12');
  await one.phase('ended');
  await one.press('F8');
  await one.finish();
  expect([...one.errors, ...two.errors]).toEqual([]);
});
