// 三（四）1–2 by keyboard alone: a widespread power cut is saved, the phone executes the checklist, the clocks run.
import { expect, test } from 'vitest';
import { oneSeat } from './oneSeat';
import { type SeatPages, TONES } from './SeatPages';

const WITHIN = { timeout: 15_000 };

let seat: SeatPages;

oneSeat(
  (world) => {
    seat = world.seat;
  },
  { tones: TONES },
);

const type = (text: string) => seat.desk.keyboard.insertText(text);
const gone = (testId: string) =>
  expect.poll(() => seat.desk.locator(`[data-testid=${testId}]`).count(), WITHIN).toBe(0);
const steps = () =>
  seat.desk
    .locator('.step')
    .evaluateAll((lines) =>
      lines.map((line) => [line.getAttribute('data-party'), line.getAttribute('data-state')]),
    );

test('a level 2 order opens its checklist, with the phones that are on duty', async () => {
  await seat.ringAndAnswer('power-cut-at-12345');
  await type('东湖路四五个小区大面积停电两个多小时');
  await seat.press('Alt+l');
  await type('12345-15.04');
  await seat.press('Enter');
  await seat.sees('overlap', 'overlap', 'facilities');
  await seat.press('2');
  await seat.sees('owner', 'owner', 'ours');
  await seat.press('Shift+F8', '2', 'Control+Enter');
  await expect.poll(() => seat.read('at-once', 'left'), WITHIN).toBe('2');
  expect(await steps()).toEqual([
    ['government', 'open'],
    ['18', 'open'],
  ]);
  expect(await seat.read('at-once', 'next')).toBe('government');
  await seat.seesText('at-once', '02855509001');
  expect(await seat.read('next', 'say'), 'the caller on the line comes first').not.toBe('atOnce');
});

test('one key holds the caller and rings the first office; its end is noted, and the caller is got back', async () => {
  await seat.press('Alt+m');
  await seat.sees('duty-call', 'phase', 'talking');
  await seat.hears('operator', TONES.partner);
  await seat.hears('office', TONES.operator);
  await seat.hears('citizen');
  await seat.sees('next', 'say', 'dutyCall');
  await seat.press('F12', 'F12');
  await gone('duty-call');
  await expect.poll(steps, WITHIN).toEqual([
    ['government', 'told'],
    ['18', 'open'],
  ]);
  await seat.phase('held');
  await seat.press('F3');
  await seat.phase('talking');
  await seat.hears('operator', TONES.citizen);
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.sees('next', 'say', 'atOnce');
});

test('told by other means: the office and the words are recorded, and the clock starts', async () => {
  await seat.press('Alt+h');
  await seat.sees('told', 'party', '18');
  await type('供电应急群里已回复收到');
  await seat.press('Enter');
  await gone('at-once');
  await seat.sees('due', 'phase', 'running');
  await seat.press('Control+Enter');
  await seat.phase('idle');
});

test('the order shows since when and until when, and one key notes the answer', async () => {
  await seat.press('Alt+o');
  await expect
    .poll(() => seat.desk.evaluate(() => document.activeElement?.getAttribute('data-focus')), WITHIN)
    .toBe('orders');
  await seat.press('ArrowDown', 'Enter');
  const first = seat.desk.locator('[data-testid=deadlines] li').first();
  await expect.poll(() => first.getAttribute('data-stage'), WITHIN).toBe('firstResponse');
  expect(await first.getAttribute('data-department')).toBe('18');
  await expect.poll(() => first.textContent(), WITHIN).toMatch(/剩 3:\d\d:\d\d/);
  await seat.seesText('order-page', '供电应急群里已回复收到');
  await seat.press('Alt+i');
  await expect.poll(() => first.getAttribute('data-stage'), WITHIN).toBe('progress');
  await seat.seesText('deadlines', '按时答复');
  await seat.press('Escape');
});

test('after the wrap-up a duty phone is rung from an idle desk, and the desk survives a reload in that call', async () => {
  await seat.ringAndAnswer('power-cut-at-12345');
  await type('东湖路大面积停电');
  await seat.press('Alt+l');
  await type('12345-15.04');
  await seat.press('Enter');
  await seat.sees('overlap', 'overlap', 'facilities');
  await seat.press('2', 'Shift+F8', '2', 'Control+Enter');
  await expect.poll(() => seat.read('at-once', 'left'), WITHIN).toBe('2');
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.press('Control+Enter');
  await seat.phase('idle');
  await seat.sees('next', 'say', 'atOnce');
  await seat.press('Alt+m');
  await seat.sees('duty-call', 'phase', 'talking');
  await seat.desk.reload();
  await seat.sees('duty-call', 'phase', 'talking');
  await seat.phase('idle');
  await seat.press('F4');
  await seat.hears('office');
  await seat.press('F12', 'F12');
  await gone('duty-call');
  await expect.poll(() => seat.read('at-once', 'left'), WITHIN).toBe('1');
  expect(seat.errors).toEqual([]);
});
