// Callers who wait in the queue of the number while every seat is busy: the queue's name and the waiting time before and
// during the call; who gives up is missed, and is called back from the list or by the key that redials.
import type { MissedCall } from '@shared/missed/MissedCall';
import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { OutsideCaller } from './OutsideCaller';
import { oneSeat } from './oneSeat';
import { OTHER_TONES, type SeatPages, TONES } from './SeatPages';

const WITHIN = { timeout: 15_000 };
const NUMBER = '13900001234';
const IMPATIENT = '13900005678';

let browser: BrowserContext;
let seat: SeatPages;

oneSeat(
  (world) => {
    ({ browser, seat } = world);
  },
  { tones: TONES, seats: ['12345-001'] },
);

const ring = async (number = NUMBER) => {
  const caller = await OutsideCaller.ring(browser, {
    beside: seat.desk,
    seat: '12345-001',
    number,
    dials: '12345',
    hertz: OTHER_TONES.operator,
  });
  await seat.desk.bringToFront();
  return caller;
};
/** `12345 排队 0:07` as seconds. */
const waited = async () => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(await seat.text('queue')) ?? [];
  return minutes === undefined ? -1 : Number(minutes) * 60 + Number(seconds);
};
/** The call is over and was no matter; the seat is free for the next one. */
const wasNothing = async () => {
  await seat.press('Alt+z', 'Alt+2');
  await seat.sees('next', 'say', 'wrapUp');
  await seat.press('Alt+a');
};

test('who comes while the only seat is busy waits, and rings there as soon as it is free', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  const caller = await ring();
  // Another one gives up before any seat has rung for him.
  await (await ring(IMPATIENT)).hangUp();
  expect(await caller.state()).toBe('calling');
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await wasNothing();
  await seat.phase('ringing');
  await seat.seesText('queue', '12345');
  const before = await waited();
  expect(before).toBeGreaterThanOrEqual(0);
  // It counts while it rings.
  await expect.poll(waited, WITHIN).toBeGreaterThan(before);
  await seat.seesText('caller', '139****1234');

  await seat.press('F2');
  await seat.phase('talking');
  await caller.is('answered');
  await seat.hears('operator', OTHER_TONES.operator);
  await seat.seesText('queue', '12345');
  const stands = await waited();
  expect(stands).toBeGreaterThan(before);
  await caller.hangUp();
  await seat.phase('ended');
  // As it was from the answer on: it tells how long he had to wait.
  expect(await waited()).toBe(stands);
  await wasNothing();
  await seat.phase('idle');
});

test('who gives up while he rings is missed, and is called back from the list', async () => {
  const caller = await ring();
  await seat.phase('ringing');
  await caller.hangUp();
  await seat.phase('idle');
  await seat.press('Alt+.');
  const line = seat.desk.locator('[data-outcome=abandoned]');
  await expect.poll(() => line.getAttribute('data-waits'), WITHIN).toBe('yes');
  expect(await line.textContent()).toContain('待回拨');
  await expect.poll(() => seat.desk.locator('[data-call]').count(), WITHIN).toBe(3);
  // The newest call stands first below the targets.
  const targets = await seat.desk.locator('[data-target]').count();
  await seat.press(...Array.from({ length: targets + 1 }, () => 'ArrowDown'), 'Enter');
  await seat.seesText('caller', NUMBER);
  const missed = async () =>
    ((await seat.ask('missed.list', {})) as MissedCall[]).find((one) => one.number === '139****1234');
  expect(await missed()).toMatchObject({ claimedBy: '12345-001' });
  // Nobody has that number on the practice exchange: the call-back counts as one in vain, and he still waits.
  await expect.poll(async () => (await missed())?.tries, WITHIN).toBe(1);
  await seat.phase('idle');
});

test('Enter on the empty field rings the same number again', async () => {
  await seat.press('Alt+.', 'Enter');
  await expect
    .poll(
      async () => ((await seat.ask('call.recent', { limit: 10 })) as { outcome: string }[])[1]?.outcome,
      WITHIN,
    )
    .toBe('made');
  const made = (await seat.ask('call.recent', { limit: 2 })) as { outcome: string; number: string }[];
  expect(made.map(({ number }) => number)).toEqual(['139****1234', '139****1234']);
});

test('who gave up in the queue stands in the list of missed calls, though no seat rang, and is taken on there', async () => {
  await seat.phase('idle');
  await seat.press('Control+o', 'Alt+1');
  const line = seat.desk.locator('[data-missed="139****5678"]');
  await expect.poll(() => line.textContent(), WITHIN).toMatch(/来电1次.*排队0:\d\d，没有振铃/);
  // He has waited longest, so his line has the keys.
  await seat.desk.locator('[data-focus="missed"]').focus();
  await seat.press('Space');
  await expect.poll(() => line.getAttribute('data-claimed'), WITHIN).toBe('12345-001');
  expect(seat.errors).toEqual([]);
});
