// The intake that knows the plan, as a person meets it: first questions, place, suggestions, danger from words.
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  expect(seat.errors).toEqual([]);
  await Promise.all([seat.desk.close(), seat.phone.close()]);
  await host.stop();
});
beforeEach(async ({ task }) => {
  host = await startHost();
  const name = task.name.startsWith('110') ? '110-001' : '12345-001';
  seat = await SeatPages.open(browser, host, name, { tones: TONES });
});

const type = (text: string) => seat.desk.keyboard.insertText(text);
const focused = () => seat.desk.evaluate(() => document.activeElement?.getAttribute('data-focus'));
const question = () => seat.desk.locator('[data-question]').getAttribute('data-question');
const asks = (id: string) => expect.poll(question, { timeout: 10_000 }).toBe(id);
const suggests = (code: string) =>
  expect
    .poll(() => seat.desk.locator('[data-suggested]').first().getAttribute('data-suggested'), {
      timeout: 20_000,
    })
    .toBe(code);

test('a clear case is transferred with eight keys at most besides the narrative', async () => {
  let keys = 0;
  const press = (...each: string[]) => {
    keys += each.length;
    return seat.press(...each);
  };
  await seat.ring('ebike-theft-at-12345');
  await press('F2');
  await seat.phase('talking');
  const answered = Date.now();
  await type('电瓶车停在楼下被偷了');
  await suggests('110-01');
  await press('Alt+1');
  await seat.sees('owner', 'owner', 'theirs');
  await press('Alt+1');
  await seat.seesText('owner', '来电人已同意');
  await press('F6');
  await seat.sees('ladder', 'result', 'handedOff');
  expect(keys).toBeLessThanOrEqual(8);
  console.info(
    `answer to transferred: ${keys} keys, ${Date.now() - answered} ms, the partner's ringing in it`,
  );
  await seat.finish();
});

test('the first questions: one key an answer, passed over, gone back to, kept across a reload, in the order', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await asks('12345-what');
  await type('路灯坏了三天');
  await asks('12345-where');
  await seat.press('Alt+4');
  await expect.poll(focused).toBe('place');
  await type('武侯区人民南路四段');
  await asks('12345-callback');
  await seat.press('Alt+5');
  await asks('12345-before');
  await seat.press('Alt+5');
  await asks('12345-wish');
  await seat.press('Alt+ArrowUp');
  await asks('12345-before');
  expect(await seat.desk.locator('[data-question] [aria-pressed=true]').getAttribute('data-choice')).toBe(
    'no',
  );

  await seat.desk.reload();
  await seat.phase('talking');
  await seat.press('Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp');
  await seat.desk.locator('.question-mark.done').nth(2).click();
  await asks('12345-before');
  expect(await seat.desk.locator('[data-question] [aria-pressed=true]').getAttribute('data-choice')).toBe(
    'no',
  );

  await seat.desk.bringToFront();
  await suggests('12345-01');
  await seat.press('Alt+1');
  await seat.sees('owner', 'owner', 'ours');
  await seat.finish();
  const [order] = (await seat.ask('order.list', { query: '', limit: 1 })) as { order: string }[];
  const events = (await seat.ask('order.read', { order: order?.order })) as {
    body: { content?: { answers?: Record<string, { answer: string; at: number }> } };
  }[];
  const answer = events.findLast(({ body }) => body.content)?.body.content?.answers?.['12345-before'];
  expect(answer).toMatchObject({ answer: 'no', said: '以前反映过这件事吗？否' });
  expect(answer?.at).toBeGreaterThan(Date.now() - 120_000);
});

test('110 asks where first, and an answer that means danger raises it', async () => {
  await seat.ringAndAnswer('ebike-theft-at-110');
  await asks('110-where');
  await seat.press('Alt+5', 'Alt+5', 'Alt+5');
  await asks('110-hurt');
  await seat.press('Alt+4');
  await seat.sees('danger', 'danger', 'now');
  await asks('110-weapon');
  await seat.finish();
});

test('110 answers the same question in the mirror: no makes it the matter of 12345', async () => {
  await seat.ringAndAnswer('refuses-transfer-at-110');
  await type('老板拖欠工资三个月');
  await suggests('12345-08');
  await seat.press('Alt+1');
  await seat.sees('overlap', 'overlap', 'wage-debt-dispute');
  await seat.press('Alt+2');
  await seat.sees('owner', 'owner', 'theirs');
  await seat.seesText('owner', '附件3（一）8、9');
  await seat.seesText('consent', '12345');
});

test('the division: proposed from the address, typed by initials, cleared with Backspace', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.press('Alt+p');
  await type('武侯区人民南路四段');
  await seat.press('Alt+x', 'Enter');
  await seat.sees('division', 'division', '510107');
  await seat.press('Backspace');
  await seat.sees('division', 'division', '');
  await type('pidu');
  await expect.poll(() => seat.desk.locator('#division-hits').textContent()).toContain('郫都区');
  await seat.press('Enter');
  await seat.sees('division', 'division', '510117');
  await type('5111');
  await seat.press('ArrowDown', 'Enter');
  await expect.poll(() => seat.read('division', 'division')).toMatch(/^5111\d\d$/);
  await seat.press('Alt+n');
  await seat.sees('save-state', 'saved', 'yes');
  await seat.finish();
});

test('words raise danger once: a person lowers it with a reason, and the same words leave it lowered', async () => {
  await seat.ringAndAnswer('roof-at-12345');
  await type('有人站在楼顶要跳楼');
  await seat.sees('danger', 'danger', 'now');
  await seat.seesText('danger', '「');
  await seat.press('Shift+F10');
  await expect.poll(() => seat.desk.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await type('来电人说是拍电影');
  await seat.press('Enter');
  await seat.sees('danger', 'danger', 'no');
  await seat.seesText('danger', '拍电影');
  await seat.press('Alt+n', 'End');
  await type('，就在人民路');
  await seat.sees('save-state', 'saved', 'yes');
  expect(await seat.read('danger', 'danger')).not.toBe('now');
  await seat.press('F10');
  await seat.sees('danger', 'danger', 'now');
});
