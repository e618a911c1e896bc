// A hand-over whose record does not come: what SIP itself carries stands on the screen, before the answer and after it,
// and its danger is taken on with one key.
import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const brief = { row: '12345-15', danger: ['fire', 'trapped'], dangerNow: true };

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;
let sender: SeatPages;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  seat = await SeatPages.open(browser, host, '12345-001');
  sender = await SeatPages.open(browser, host, '110-001');
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

/** The call of 110-001 is handed over with an id whose record nobody has. */
async function handOver(): Promise<void> {
  await sender.ringAndAnswer('dance-noise-at-110');
  const [call] = (await sender.ask('call.recent', { limit: 1 })) as { call: string }[];
  const ids = { attempt: randomUUID(), handover: randomUUID() };
  const command = { type: 'transfer', call: call?.call, ...ids, brief, target: '12345' };
  await sender.ask('phone.command', { command });
  await seat.desk.bringToFront();
  await seat.phase('ringing');
}

test('the row and the danger are there before the answer', async () => {
  await handOver();
  await seat.seesText('handover-brief', '12345-15');
  await seat.seesText('handover-brief', '火情');
  await seat.seesText('handover-brief', '移交单还没有到');
});

test('they stay after it, and the danger is proposed: one key takes it on', async () => {
  await seat.press('F2');
  await seat.phase('talking');
  await seat.seesText('handover-brief', '12345-15');
  await seat.sees('danger', 'danger', 'hint');
  await seat.seesText('danger', '移交带来危险：');
  // The sender has left, and the caller himself is at the far end.
  await seat.seesText('caller', '02855500177');
  await seat.press('F10');
  await seat.sees('danger', 'danger', 'now');
  const pressed = await seat.desk.locator('.danger-kinds [aria-pressed=true]').allTextContents();
  expect(pressed).toEqual(['被困', '火情']);
});

test('110 knows of it, and is not called back for it', async () => {
  await seat.seesText('danger-why', '110');
  expect(await seat.read('next', 'say')).not.toBe('danger110');
  expect([...seat.errors, ...sender.errors]).toEqual([]);
});
