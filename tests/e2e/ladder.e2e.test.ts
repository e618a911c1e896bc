// The linkage ladder (三（二）) through the whole product: keys, host, exchange, audio, with scripted partners.
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});
afterEach(async () => {
  expect(seat.errors).toEqual([]);
  await Promise.all([seat.desk.close(), seat.phone.close()]);
});

async function isBack(): Promise<void> {
  await seat.phase('talking');
  await seat.hears('citizen', TONES.operator);
  await seat.hears('operator', TONES.citizen);
}

describe('at 12345', () => {
  beforeEach(async () => {
    seat = await SeatPages.open(browser, host, '12345-001', { tones: TONES });
  });

  test('F6 asks for consent first; its yes dials, and the answered call is handed over', async () => {
    await seat.ringAndAnswer('ebike-theft-at-12345');
    await seat.press('F6');
    await seat.seesText('consent', '同意');
    await seat.press('Alt+1');
    await seat.sees('ladder', 'result', 'handedOff');
    await seat.hears('citizen', TONES.partner);
    await seat.hears('partner', TONES.citizen);
    await seat.hears('operator');
    await seat.phase('ended');
    await seat.finish();
    const [order] = (await seat.ask('order.list', { query: '', limit: 1 })) as { state: string }[];
    expect(order?.state).toBe('closed');
  });

  test('danger now: F10 then F6 dials without a question', async () => {
    await seat.ringAndAnswer('roof-at-12345');
    await seat.press('F10');
    await seat.sees('danger', 'danger', 'now');
    await seat.press('F6');
    await seat.sees('ladder', 'result', 'handedOff');
    await seat.hears('citizen', TONES.partner);
    await seat.finish();
  });

  test('three-party: each hears exactly the two others; the seat leaves and they talk on', async () => {
    await seat.ringAndAnswer('gas-smell-at-12345');
    await seat.press('F7');
    await seat.phase('threeParty');
    await seat.hears('operator', TONES.citizen, TONES.partner);
    await seat.hears('citizen', TONES.operator, TONES.partner);
    await seat.hears('partner', TONES.operator, TONES.citizen);
    await seat.press('Alt+2', 'Shift+F7');
    await seat.hears('citizen', TONES.partner);
    await seat.hears('partner', TONES.citizen);
    await seat.hears('operator');
    await seat.finish();
  });

  test('nobody answers: after the set time the caller is back, and the three-party call is offered', async () => {
    await seat.writeSettings({ noAnswerAfter: 1_500 });
    await seat.phone.reload();
    await seat.sees('seat-state', 'state', 'available');
    await seat.ringAndAnswer('refund-fraud-at-12345');
    await seat.press('F6', 'Alt+1');
    await seat.phase('climbing');
    await seat.hears('citizen');
    await seat.sees('ladder', 'result', 'noAnswer');
    await isBack();
    await seat.sees('next', 'say', 'fallback');
    await seat.finish();
  });

  test('cancelled while it rings: back with the caller; who hangs up in it is called back by one key', async () => {
    await seat.writeSettings({ noAnswerAfter: 20_000 });
    await seat.phone.reload();
    await seat.sees('seat-state', 'state', 'available');
    await seat.ringAndAnswer('refund-fraud-at-12345');
    await seat.press('F6', 'Alt+1');
    await seat.phase('climbing');
    await seat.hears('citizen');
    await seat.press('F3');
    await seat.sees('ladder', 'result', 'cancelled');
    await isBack();

    await seat.press('F6');
    await seat.phase('climbing');
    const number = await seat.text('caller');
    await seat.phone.evaluate('linkseatProbe.hangUp()');
    await seat.phase('ended');
    await seat.seesText('resumed', `回拨 ${number}`);
    const calls = async () => (await seat.ask('call.recent', { limit: 10 })) as { outcome: string }[];
    const before = (await calls()).length;
    await seat.press('Alt+.');
    await seat.seesText('dial-says', `回车：回拨 ${number}`);
    await seat.press('Enter');
    await vi.waitFor(async () => {
      expect(await calls()).toHaveLength(before + 1);
      expect((await calls())[0]?.outcome).toBe('made');
    });
    // On the practice exchange nobody has that number: it is said, and the draft is on the screen again.
    await seat.seesText('other-calls', '没有接通');
    await seat.phase('ended');
    await seat.finish();
  });

  test('a caller who hangs up while ringing leaves a quiet desk and no order', async () => {
    const before = (await seat.ask('order.list', { query: '', limit: 500 })) as unknown[];
    await seat.ask('practice.ring', { script: 'hangs-up-ringing-at-12345' });
    await seat.phase('ringing');
    await seat.phase('idle');
    await seat.sees('seat-state', 'state', 'available');
    expect(await seat.ask('order.list', { query: '', limit: 500 })).toHaveLength(before.length);
  });
});

describe('at 110', () => {
  beforeEach(async () => {
    seat = await SeatPages.open(browser, host, '110-001', { tones: TONES });
  });

  test.each([
    ['busy', 'dance-noise-at-110', 'busy'],
    ['declines', 'blocked-car-at-110', 'rejected'],
  ])(
    '12345 %s: the caller is back, the same target is offered as a three-party call',
    async (_, script, result) => {
      await seat.ringAndAnswer(script);
      await seat.press('F6', 'Alt+1');
      await seat.sees('ladder', 'result', result);
      await isBack();
      await seat.sees('next', 'say', 'fallback');
      await seat.finish();
    },
  );

  test('consent refused: nothing is dialled, F8 sends an order to the other side', async () => {
    await seat.ringAndAnswer('refuses-transfer-at-110');
    await seat.press('F6', 'Alt+2');
    await seat.sees('disposal', 'disposal', 'dispatched');
    await isBack();
    await seat.finish();
    const [order] = (await seat.ask('order.list', { query: '', limit: 1 })) as { state: string }[];
    expect(order?.state).toBe('dispatched');
  });
});
