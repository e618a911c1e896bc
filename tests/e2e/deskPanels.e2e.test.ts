// What stands beside the call on the desk: the keypad, overruling, reading an order, the settings and their keys.
import { expect, test } from 'vitest';
import { oneSeat } from './oneSeat';
import { type SeatPages, TONES } from './SeatPages';

const WITHIN = { timeout: 10_000 };

let seat: SeatPages;

oneSeat(
  (world) => {
    seat = world.seat;
  },
  { tones: TONES },
);

const changeKey = async (action: string, key: string) => {
  await seat.desk.locator(`[data-key-action=${action}] button`).first().press('Enter');
  await seat.press(key);
};

test('a key is changed by pressing the new one; a clash is shown; all are reset', async () => {
  await seat.press('Alt+Comma');
  await seat.seesText('settings', '接听');
  await changeKey('answer', 'F3');
  await seat.seesText('key-conflict', 'F3');
  await changeKey('answer', 'Control+Shift+Y');
  await expect.poll(() => seat.desk.locator('[data-testid=key-conflict]').count(), WITHIN).toBe(0);
  await seat.press('Escape');
  await seat.ring('lamp-at-12345');
  await seat.press('F2', 'Control+Shift+Y');
  await seat.phase('talking');
  await seat.press('Alt+Comma');
  await seat.desk.locator('[data-testid=keys-reset]').press('Enter');
  await expect.poll(() => seat.desk.locator('[data-key-action=answer] kbd').textContent(), WITHIN).toBe('F2');
  await seat.press('Escape');
  await seat.phase('talking');
});

test('keys of the telephone go out one by one, and are shown as the phone sent them', async () => {
  await seat.press('Alt+d');
  await seat.desk.keyboard.type('50#');
  await seat.sees('dtmf', 'sent', '50#');
  await seat.press('Escape');
  await expect.poll(() => seat.desk.locator('[data-testid=dtmf]').count(), WITHIN).toBe(0);
  await seat.phase('talking');
  expect(await seat.desk.evaluate(() => document.activeElement?.getAttribute('data-focus'))).toBe(
    'narrative',
  );
});

test('the lists are overruled with a reason, and not without', async () => {
  await seat.desk.keyboard.type('路灯不亮，联系我 13912345678');
  await seat.sees('save-state', 'saved', 'yes');
  await seat.press('Alt+l');
  await seat.desk.keyboard.type('ld');
  await expect.poll(() => seat.desk.locator('[role=option] mark').count(), WITHIN).toBeGreaterThan(0);
  await seat.press('Enter');
  await seat.sees('owner', 'owner', 'ours');
  await seat.press('Alt+r', 'Enter');
  await seat.sees('overrule', 'to', 'theirs');
  await seat.press('Alt+3');
  await seat.sees('overrule', 'to', 'unclear');
  await seat.press('Alt+2');
  await seat.desk.keyboard.type('有人故意破坏');
  await seat.press('Enter');
  await seat.sees('owner', 'owner', 'theirs');
  await seat.seesText('owner', '有人故意破坏');
});

test('the knowledge base has something for the row, is searched by a key, and covers no call', async () => {
  await expect
    .poll(() => seat.desk.locator('[data-testid=knowledge-hint]').getAttribute('data-count'), WITHIN)
    .toBe('4');
  await seat.press('F9');
  await seat.seesText('knowledge-entry', '附件2第');
  await seat.desk.keyboard.type('一键互转');
  await seat.seesText('knowledge-entry', '与企业或群众协商后，一键转交对方受理');
  await seat.phase('talking');
  await seat.press('F9');
  await expect.poll(() => seat.desk.locator('[data-testid=knowledge]').count(), WITHIN).toBe(0);
  await expect
    .poll(() => seat.desk.evaluate(() => document.activeElement?.getAttribute('data-focus')), WITHIN)
    .toBe('narrative');
});

test('on an English screen a refusal is English', async () => {
  await seat.writeSettings({ language: 'en' });
  await expect.poll(() => seat.desk.evaluate(() => document.documentElement.lang), WITHIN).toBe('en');
  await expect.poll(() => seat.phone.title(), WITHIN).toBe('Linkseat · phone');
  await seat.press('Shift+F10');
  await seat.press('Escape', 'Control+F1');
  await expect.poll(() => seat.text('trouble'), WITHIN).not.toBe('');
  expect(await seat.text('trouble')).not.toMatch(/\p{Script=Han}/u);
  await seat.phase('talking');
  await seat.writeSettings({ language: 'zh-CN' });
});

test('an order is opened by keys, read with its history, its numbers masked until they are asked for', async () => {
  await seat.press('Shift+F8');
  await seat.finish();
  await seat.press('Alt+o');
  await expect
    .poll(() => seat.desk.evaluate(() => document.activeElement?.getAttribute('data-focus')), WITHIN)
    .toBe('orders');
  await seat.press('ArrowDown', 'Enter');
  await expect.poll(() => seat.desk.locator('.timeline [data-say=orderCreated]').count(), WITHIN).toBe(1);
  const text = await seat.text('order-page');
  expect(text).toContain('座席改判：有人故意破坏');
  expect(text).toContain('139****5678');
  expect(text).not.toMatch(/13912345678|0285550\d{4}/);
  await seat.press('Alt+v');
  await seat.seesText('order-page', '13912345678');
  await seat.press('Escape');
  await expect.poll(() => seat.desk.locator('[data-testid=order-page]').count(), WITHIN).toBe(0);
  expect(seat.errors).toEqual([]);
});

test('the page itself never scrolls at 1280 × 720, and nothing of the call bar is cut off', async () => {
  await seat.desk.setViewportSize({ width: 1280, height: 720 });
  for (const [language, phone] of [
    ['zh-CN', 'open'],
    ['en', 'open'],
    ['en', 'closed'],
    ['zh-CN', 'closed'],
  ] as const) {
    await seat.writeSettings({ language });
    if (phone === 'closed') {
      await seat.phone.close();
      await expect.poll(() => seat.desk.locator('.top-line [data-action=openPhone]').count(), WITHIN).toBe(1);
    }
    await expect.poll(() => seat.desk.evaluate(() => document.documentElement.lang), WITHIN).toBe(language);
    const cut = await seat.desk.evaluate(() =>
      ['#root', '.call-bar', '.bar-actions', '.top-line'].filter((selector) => {
        const box = document.querySelector(selector);
        return (
          box === null || box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1
        );
      }),
    );
    expect(cut, `${language}, phone page ${phone}`).toEqual([]);
  }
});

test('the phone page that Ctrl+J opens outlives a crash of the desk, and is not opened twice', async () => {
  const opened = seat.desk.context().waitForEvent('page');
  await seat.press('Control+j');
  const phone = await opened;
  await seat.sees('seat-state', 'state', 'available');
  const pages = seat.desk.context().pages().length;
  await seat.press('Control+j');
  const devtools = await seat.desk.context().newCDPSession(seat.desk);
  const gone = seat.desk.waitForEvent('crash');
  void devtools.send('Page.crash').catch(() => undefined);
  await gone;
  expect(await phone.evaluate(() => document.title)).not.toBe('');
  expect(seat.desk.context().pages()).toHaveLength(pages);
});
