// The browser does not let the page use the microphone: a call is taken and heard all the same, and the screen says who
// hears whom, and what to do.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

/** Runs in the page, before its own code: the connections of the seat and of its scripted caller can be asked later. */
function keepConnections(): void {
  const made: RTCPeerConnection[] = [];
  const Native = RTCPeerConnection;
  Object.assign(window, {
    RTCPeerConnection: class extends Native {
      constructor(...args: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...args);
        made.push(this);
      }
    },
    /** Sound that came in so far, by connection: the seat's hears the caller, the caller's hears the seat. */
    heard: async () => {
      const reports = await Promise.all(made.map((one) => one.getStats()));
      return reports.map((report) =>
        [...report.values()].reduce(
          (sum, { type, totalAudioEnergy = 0 }) => sum + (type === 'inbound-rtp' ? totalAudioEnergy : 0),
          0,
        ),
      );
    },
  });
}

const loud = async () =>
  (await seat.phone.evaluate<number[]>('window.heard()')).filter((energy) => energy > 1e-4).length;

beforeAll(async () => {
  [host, browser] = await Promise.all([
    startHost({ seats: ['12345-001'] }),
    startBrowser({ microphone: 'denied' }),
  ]);
  await browser.addInitScript(keepConnections);
  seat = await SeatPages.open(browser, host, '12345-001');
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

test('the desk says it before any call, and what to do', async () => {
  await seat.seesText('phone-state', '麦克风未许可');
  await seat.seesText('trouble', '对方听不到您');
  await seat.seesText('trouble', '允许使用麦克风');
});

test('the call is taken and heard', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  // One of the two: the seat hears the caller, and the caller nobody.
  await expect.poll(loud, { timeout: 15_000 }).toBe(1);
  await seat.seesText('trouble', '对方听不到您');
  expect(await seat.phone.locator('body').textContent()).toContain('没有麦克风权限');
});

test('it goes all the way: held, retrieved, written down, saved', async () => {
  await seat.press('F3');
  await seat.phase('held');
  await seat.press('F3');
  await seat.phase('talking');
  await seat.desk.keyboard.type('路灯不亮');
  await seat.sees('save-state', 'saved', 'yes');
  await seat.finish();
  expect(seat.errors).toEqual([]);
});
