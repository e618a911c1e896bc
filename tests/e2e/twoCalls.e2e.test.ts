// Everyday calling: a second call beside the first, calling by number, redialling, answering by itself, tones by INFO.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LossyPath } from '../../renderer/phone/testing/LossyPath';
import { OTHER_TONES, SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const WITHIN = { timeout: 10_000 };

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;
let other: SeatPages;
const path = new LossyPath();

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  other = await SeatPages.open(browser, host, '110-001', { tones: OTHER_TONES });
  seat = await SeatPages.open(browser, host, '12345-001', { tones: TONES });
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
  path.close();
});

const beside = (phase: string) => seat.desk.locator(`[data-testid=other-calls] [data-phase=${phase}]`);
const seesBeside = (phase: string, count = 1) => expect.poll(() => beside(phase).count(), WITHIN).toBe(count);
const narrative = () => seat.desk.locator('[data-focus=narrative]').inputValue();

/** The other seat's person rings this seat by its number. */
async function ringByNumber(number: string): Promise<void> {
  await other.desk.bringToFront();
  await other.press('Alt+.');
  await other.desk.keyboard.type(number);
  await other.press('Enter');
  await other.phase('dialling');
  await seat.desk.bringToFront();
}

test('a number of the wrong form is refused while it is typed, and nothing is rung', async () => {
  await other.desk.bringToFront();
  await other.press('Alt+.');
  await other.desk.keyboard.type('1234');
  await expect
    .poll(() => other.desk.locator('.number-field').textContent(), WITHIN)
    .toContain('不是可以拨打');
  await other.press('Enter');
  await other.seesText('trouble', '没有拨出');
  await other.press('Escape', 'Escape');
  await other.phase('idle');
  await seat.desk.bringToFront();
});

test('a second call is shown beside the first, which goes on', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.desk.keyboard.type('第一通：路灯不亮');
  await seat.sees('save-state', 'saved', 'yes');
  await ringByNumber('12345-001');
  await seesBeside('ringing');
  await seat.phase('talking');
  await seat.hears('citizen', TONES.operator);
  await seat.hears('operator', TONES.citizen);
});

test('F2 takes it, and the first caller is held; each call has its own draft', async () => {
  await seat.press('F2');
  await seesBeside('held');
  await seat.phase('talking');
  await seat.hears('operator', OTHER_TONES.operator);
  await seat.hears('citizen');
  await other.hears('operator', TONES.operator);
  expect(await narrative()).toBe('');
  await seat.press('Alt+n');
  await seat.desk.keyboard.type('第二通：同事来电');
  await seat.press('Shift+F2');
  await expect.poll(narrative, WITHIN).toBe('第一通：路灯不亮');
  await seat.phase('talking');
  await seat.hears('operator', TONES.citizen);
  await seat.hears('citizen', TONES.operator);
  await other.hears('operator');
  await seat.press('Shift+F2');
  await expect.poll(narrative, WITHIN).toBe('第二通：同事来电');
  await seat.hears('operator', OTHER_TONES.operator);
});

test('both are there again after a reload of the desk', async () => {
  await seat.desk.reload();
  await seesBeside('held');
  await expect.poll(narrative, WITHIN).toBe('第二通：同事来电');
  await seat.hears('operator', OTHER_TONES.operator);
});

test('the second ends: the screen says that the first waits on hold, and one key fetches it back', async () => {
  await seat.hears('operator', OTHER_TONES.operator);
  await seat.press('F12', 'F12');
  await seat.sees('next', 'say', 'heldWaits');
  await seat.press('Shift+F2');
  await seat.hears('operator', TONES.citizen);
  await seat.phase('talking');
  await seesBeside('ended');
  await other.phase('idle');
});

test('a second caller who gives up is told, and the list of calls has him', async () => {
  await ringByNumber('12345-001');
  await seesBeside('ringing');
  await other.desk.bringToFront();
  await other.press('F12', 'F12');
  await other.phase('idle');
  await seat.desk.bringToFront();
  await seesBeside('untaken');
  await seat.press('Alt+.');
  await expect.poll(() => seat.desk.locator('[data-outcome=abandoned]').count(), WITHIN).toBe(1);
  await seat.press('Escape');
});

test('both are finished, one after the other, and only then is the seat free', async () => {
  await seat.press('F12', 'F12');
  await seat.press('Control+Enter');
  await seat.sees('next', 'say', 'wrapUp');
  await seat.press('Control+Enter');
  await expect.poll(narrative, WITHIN).toBe('第二通：同事来电');
  expect(await seat.read('seat-state', 'state')).toBe('wrapUp');
  await seat.press('Control+Enter');
  await seat.sees('next', 'say', 'wrapUp');
  await seat.press('Control+Enter');
  await seat.phase('idle');
  await seat.sees('seat-state', 'state', 'available');
  const orders = (await seat.ask('order.list', { query: '', limit: 10 })) as { excerpt: string }[];
  expect(orders.map(({ excerpt }) => excerpt).sort()).toEqual(
    ['第一通：路灯不亮', '第二通：同事来电'].sort(),
  );
});

/** Hertz of every note that the page of the phone begins from now on. */
const notes = () => seat.phone.evaluate<number[]>('window.notes');
const hearNotes = () =>
  seat.phone.evaluate(`{
    window.notes = [];
    const Real = OscillatorNode;
    window.OscillatorNode = class extends Real {
      constructor(context, options) {
        super(context, options);
        notes.push(options.frequency);
      }
    };
  }`);

test('Enter on the empty field redials; by setting a lone call opens by itself, after a tone, and the screen says so', async () => {
  await seat.writeSettings({ autoAnswer: true });
  await seat.sees('auto-answer', 'opens', 'false');
  await hearNotes();
  await path.between(seat.phone, other.phone);
  const said = seat.desk.waitForSelector('[data-testid=auto-answer][data-opens=true]');
  await other.desk.bringToFront();
  await other.press('Alt+.', 'Enter');
  expect(await (await said).textContent()).toContain('提示音后自动接通');
  await other.phase('talking');
  await other.hears('operator', TONES.operator);
  expect(await notes()).toEqual(expect.arrayContaining([880, 1175]));
  expect(await seat.read('auto-answer', 'opens')).toBeUndefined();
});

test('every fourth packet is lost: the screen says in words that the line is bad, as long as it is', async () => {
  path.loss = 0.25;
  await seat.sees('line-sign', 'level', 'bad');
  expect(await seat.text('line-sign')).toBe('线路差');
  expect(await seat.text('line-advice')).toMatch(/请放慢语速.*丢包 \d+%.*往返 \d+ 毫秒/);
  path.loss = 0;
  await expect.poll(() => seat.desk.locator('[data-testid=line-sign]').count(), { timeout: 20_000 }).toBe(0);
});

test('tones go by SIP INFO where the setting says so, and count as sent when they are taken', async () => {
  await other.writeSettings({ dtmf: 'info' });
  await other.press('Alt+d');
  await other.desk.keyboard.type('7#');
  await other.sees('dtmf', 'sent', '7#');
  await other.press('Escape', 'F12', 'F12');
  await other.phase('idle');
  expect([...seat.errors, ...other.errors]).toEqual([]);
});
