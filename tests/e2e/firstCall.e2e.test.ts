// The first call of a new person, by the keyboard and by what the screen says.
import { expect, test } from 'vitest';
import { oneSeat } from './oneSeat';
import { type SeatPages, TONES } from './SeatPages';

let seat: SeatPages;

oneSeat(
  (world) => {
    seat = world.seat;
  },
  { tones: TONES },
);

test('the first screen says what this is and which key lets a citizen ring; that key does it', async () => {
  await seat.seesText('welcome', '演练交换机');
  await seat.seesText('welcome', 'Ctrl+K');
  await seat.press('Control+k');
  await seat.phase('ringing');
  expect(await seat.text('caller'), 'masked until answered').toMatch(/\*{3,}/);
});

test('answered by F2: both hear each other, and the narrative has the focus', async () => {
  await seat.press('F2');
  await seat.phase('talking');
  await seat.hears('citizen', TONES.operator);
  await seat.hears('operator', TONES.citizen);
  expect(await seat.desk.evaluate(() => document.activeElement?.getAttribute('data-focus'))).toBe(
    'narrative',
  );
});

test('what is typed is on the disk, and the screen says so', async () => {
  await seat.desk.keyboard.type('人民南路二段的路灯不亮');
  await seat.sees('save-state', 'saved', 'yes');
});

test('the row is found by pinyin initials and chosen; hold is silence both ways', async () => {
  await seat.press('Alt+l');
  await seat.desk.keyboard.type('ld');
  await expect
    .poll(() => seat.desk.locator('[role=option]').first().textContent(), { timeout: 10_000 })
    .toContain('路灯');
  await seat.press('Enter');
  await seat.sees('owner', 'owner', 'ours');
  await seat.seesText('owner', '附件3（一）1');
  await seat.press('F3');
  await seat.phase('held');
  await seat.hears('citizen');
  await seat.hears('operator');
  await seat.press('F3');
  await seat.phase('talking');
  await seat.hears('citizen', TONES.operator);
  await seat.press('F4');
  await seat.hears('citizen');
  await seat.hears('operator', TONES.citizen);
  await seat.press('F4');
  await seat.hears('citizen', TONES.operator);
});

test('Esc never ends a call; saved by Ctrl+Enter, ended by F12 twice, the seat is free again', async () => {
  await seat.press('Escape', 'Escape', 'Escape');
  await seat.phase('talking');
  await seat.press('Shift+F8', 'Control+Enter');
  await expect.poll(() => seat.desk.locator('[data-order]').count(), { timeout: 10_000 }).toBe(1);
  await seat.press('F12');
  await seat.phase('talking');
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.press('Control+Enter');
  await seat.phase('idle');
  await seat.sees('seat-state', 'state', 'available');
  expect(seat.errors).toEqual([]);
});

test('the order is found by two characters, its caller masked', async () => {
  await seat.press('Alt+o');
  await seat.desk.keyboard.type('路灯');
  const row = seat.desk.locator('[data-order]');
  await expect.poll(() => row.count(), { timeout: 10_000 }).toBe(1);
  expect(await row.textContent()).not.toMatch(/0285550\d{4}/);
});
