// Who calls, what was decided before, what is no case, and the one line that goes anywhere: by keyboard alone.
import { expect, test } from 'vitest';
import { oneSeat } from './oneSeat';
import { type SeatPages, TONES } from './SeatPages';

const WITHIN = { timeout: 15_000 };
/** Of the script `lamp-at-12345`. */
const NUMBER = '02855500107';

let seat: SeatPages;

oneSeat(
  (world) => {
    seat = world.seat;
  },
  { tones: TONES },
);

const type = (text: string) => seat.desk.keyboard.insertText(text);
const command = async (text: string, ...keys: string[]) => {
  await seat.press('Escape');
  await seat.desk.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await seat.press('/');
  await expect.poll(() => seat.desk.locator('[data-testid=command-bar]').count(), WITHIN).toBe(1);
  await type(text);
  await seat.press(...keys);
};
const commands = () =>
  seat.desk
    .locator('[data-command]')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-command')));

test('the first call of a number: known as such, marked with one digit and a reason', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.sees('caller-note', 'calls', '0');
  await seat.press('Alt+f');
  await seat.seesText('flag-caller', '30 天');
  await seat.press('Alt+2');
  await expect.poll(() => seat.desk.locator('[data-flag=needsCare]').count(), WITHIN).toBe(1);
  await type('人民南路二段路灯不亮');
  await seat.press('Alt+l');
  await type('ld');
  await expect.poll(() => seat.desk.locator('[role=option] mark').count(), WITHIN).toBeGreaterThan(0);
  await seat.press('Enter');
  await seat.sees('owner', 'owner', 'ours');
  await seat.finish();
});

test('the number again: masked as it rings, with the count alone; known with the answer', async () => {
  await seat.ring('lamp-at-12345');
  await seat.sees('caller-note', 'calls', '1');
  expect(await seat.read('caller-note', 'revealed')).toBe('no');
  expect(await seat.desk.evaluate(() => document.body.textContent)).not.toContain(NUMBER);
  expect(await seat.desk.locator('[data-flag]').count()).toBe(0);
  await seat.press('F2');
  await seat.phase('talking');
  await seat.sees('caller-note', 'revealed', 'yes');
  await seat.seesText('caller', NUMBER);
  await seat.seesText('caller-note', '需要照顾 至');
  await seat.seesText('caller-note', '路灯不亮');
  await seat.press('Alt+f', 'Alt+2');
  await expect.poll(() => seat.desk.locator('[data-flag]').count(), WITHIN).toBe(0);
});

test('a decision that binds is shown with its words, and set aside with a reason alone', async () => {
  await type('人行道井盖不见了，几家单位都说不是自己的');
  await seat.press('Alt+l');
  await type('jgqs');
  await seat.press('Enter');
  await seat.sees('precedent', 'binds', 'yes');
  await seat.seesText('precedent', '不得退回');
  await seat.seesText('precedent', '井盖');
  await seat.press('Alt+y');
  await seat.press('Enter');
  expect(await seat.desk.locator('[data-testid=precedent] input').count(), 'no reason, no').toBe(1);
  await type('权属单位已经认领');
  await seat.press('Enter');
  await expect.poll(() => seat.read('precedent', 'binds'), WITHIN).not.toBe('yes');
  await seat.finish();
});

test.each([
  ['Alt+w', 'silent'],
  ['Alt+c', 'misdialled'],
  ['Alt+t', 'prank'],
])('one key: %s names the call %s, and no order is written', async (key, _nonCase) => {
  const before = (await seat.ask('order.list', { query: '', limit: 500 })) as unknown[];
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.press(key);
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.sees('next', 'say', 'wrapUp');
  await seat.press('Control+Enter');
  await seat.phase('idle');
  expect(await seat.ask('order.list', { query: '', limit: 500 })).toHaveLength(before.length);
});

test('harassment: one key, and the wrap-up sends the order with the evidence to 110', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await type('接通后一直辱骂');
  await seat.sees('save-state', 'saved', 'yes');
  await seat.press('Alt+e', 'F12', 'F12');
  await seat.phase('ended');
  await seat.sees('next', 'say', 'wrapUp');
  await seat.press('Control+Enter');
  await seat.phase('idle');
  const [order] = (await seat.ask('order.list', { query: '', limit: 1 })) as { row: string; state: string }[];
  expect(order).toMatchObject({ row: '110-01', state: 'dispatched' });
  await seat.ring('lamp-at-12345');
  await seat.press('F2');
  await expect.poll(() => seat.desk.locator('[data-flag=harassment]').count(), WITHIN).toBe(1);
});

test('the command bar: a row by initials, a non-case by pinyin, any action by its name', async () => {
  await command('jgqs');
  expect((await commands())[0]).toMatch(/^row 12345-/);
  await seat.press('Enter');
  await seat.sees('owner', 'owner', 'ours');
  await command('eysr');
  expect((await commands())[0]).toBe('nonCase harassment');
  await seat.press('Escape');
  await expect.poll(() => seat.desk.locator('[data-testid=command-bar]').count(), WITHIN).toBe(0);
  await seat.phase('talking');
  await command('静音', 'Enter');
  await seat.seesText('call-bar', '取消静音');
  await command('qxjy');
  await seat.press('Escape');
  await seat.finish();
});

test('the command bar without a call: an order is found, a citizen is let ring', async () => {
  await command('找 路灯', 'Enter');
  await expect
    .poll(() => seat.desk.evaluate(() => (document.activeElement as HTMLInputElement).value), WITHIN)
    .toBe('路灯');
  await seat.seesText('orders', '路灯不亮');
  await command('煤气');
  const lines = await commands();
  expect(
    lines.some((line) => line === 'ring gas-smell-at-12345'),
    lines.join(),
  ).toBe(true);
  expect(seat.errors).toEqual([]);
});
