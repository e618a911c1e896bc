// The life of an order over two seats, by keyboard: from a draft at 12345 to its end at 110, two people at one order,
// the views, a file, a missed call.
import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const WAIT = { timeout: 20_000, interval: 50 };
let host: Host;
let browsers: readonly BrowserContext[];
let agent: SeatPages;
let police: SeatPages;

beforeAll(async () => {
  [host, ...browsers] = await Promise.all([startHost(), startBrowser(), startBrowser()]);
  const [one, two] = browsers;
  if (!one || !two) throw new Error('no browser');
  agent = await SeatPages.open(one, host, '12345-001');
  police = await SeatPages.open(two, host, '110-001');
});
afterAll(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()));
  await host?.stop();
});

const type = (pages: SeatPages, text: string) => pages.desk.keyboard.type(text);
const isThere = (pages: SeatPages, selector: string) =>
  vi.waitFor(async () => expect(await pages.desk.locator(selector).count()).toBe(1), WAIT);
const isGone = (pages: SeatPages, selector: string) =>
  vi.waitFor(async () => expect(await pages.desk.locator(selector).count()).toBe(0), WAIT);
/** The digit that the step has on the open order, as a person reads it off the screen. */
async function step(pages: SeatPages, kind: string): Promise<void> {
  await isThere(pages, `[data-choice="work-${kind}"]`);
  const kinds = await pages.desk
    .locator('[data-testid="order-work"] [data-choice^="work-"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-choice')));
  await pages.press(`Alt+${kinds.indexOf(`work-${kind}`) + 1}`);
}
const state = (pages: SeatPages, words: string) =>
  vi.waitFor(
    async () =>
      expect(await pages.desk.locator('.order-page [data-field="state"]').textContent()).toContain(words),
    WAIT,
  );

/** In the form that is open at the agent's seat. */
async function writeAndSubmit(narrative: string, place: string): Promise<void> {
  await isThere(agent, '[data-testid="edit-form"]');
  await agent.desk.locator('#edit-narrative').fill(narrative);
  await agent.desk.locator('#edit-place').fill(place);
  await agent.press('Enter');
  await isGone(agent, '[data-testid="edit-form"]');
  await step(agent, 'submit');
  await agent.press('Enter');
  await state(agent, '在办');
}

test('a draft is written, submitted and sent to the other side, and waits there', async () => {
  await agent.press('Control+o');
  await isThere(agent, '[data-testid="book"]');
  await agent.press('Control+i');
  await writeAndSubmit('楼下夜市打架，有人持刀', '东大街夜市');
  await step(agent, 'dispatch');
  await isThere(agent, '[data-step="dispatch"]');
  await type(agent, '事态升级，需要出警');
  await agent.desk.locator('#step-escalation').selectOption('outOfControl');
  await agent.press('Control+Enter');
  await state(agent, '已派对方');
  await agent.press('Escape', 'Alt+5');
  await isThere(agent, '[data-testid="book"] [data-order]');
});

test('the other side finds it by two characters, accepts it, and gives it back with a reason', async () => {
  await police.press('Control+o', 'Alt+6');
  await isThere(police, '[data-testid="book"] [data-order]');
  await police.desk.locator('[data-focus="book"]').focus();
  await type(police, '持刀');
  await isThere(police, '[data-testid="book"] [data-order]');
  await type(police, '猫');
  await isGone(police, '[data-testid="book"] [data-order]');
  await police.press('Backspace');
  await isThere(police, '[data-testid="book"] [data-order]');
  await police.press('Enter');
  await step(police, 'accept');
  await police.press('Enter');
  await state(police, '已接收');
  await step(police, 'return');
  await type(police, '现场已平息，属夜市管理');
  await police.press('Enter');
  await state(police, '被退回');
  await agent.press('Alt+2');
  await isThere(agent, '[data-testid="book"] [data-order]');
});

test('two people at one order see both versions and settle them field by field', async () => {
  await agent.desk.locator('[data-focus="book"]').focus();
  await agent.press('Enter');
  await step(agent, 'edit');
  await isThere(agent, '[data-testid="edit-form"]');
  await agent.desk.locator('#edit-narrative').fill('夜市占道经营，摊贩争执');
  // Meanwhile a colleague at the same seat's second desk writes the place anew.
  const found = (await agent.ask('order.find', {
    view: 'mine',
    query: '',
    filter: {},
    order: 'newest',
    limit: 1,
  })) as { rows: { order: string }[] };
  const order = found.rows[0]?.order ?? '';
  const events = (await agent.ask('order.read', { order })) as unknown[];
  await agent.ask('order.edit', {
    order,
    base: events.length,
    reason: '',
    fields: {
      narrative: '楼下夜市打架，有人持刀',
      place: '东大街夜市12号',
      division: '',
      callerName: '',
      callbackNumber: '',
      kind: '',
      level: 3,
    },
  });
  await agent.desk.locator('[data-testid="edit-save"]').click();
  await isThere(agent, '[data-testid="conflict"]');
  await agent.sees('conflict', 'open', '0');
  expect(await agent.text('conflict')).toContain('东大街夜市12号');
  await agent.desk.locator('[data-testid="settle"]').click();
  await isGone(agent, '[data-testid="conflict"]');
  await vi.waitFor(async () => {
    expect(await agent.text('order-page')).toContain('夜市占道经营，摊贩争执');
    expect(await agent.text('order-page')).toContain('东大街夜市12号');
  }, WAIT);
});

test('another row is found as in the lists, with what it changes, and can be undone', async () => {
  await step(agent, 'matter');
  await isThere(agent, '[data-testid="matter-form"]');
  await agent.desk.keyboard.insertText('井盖');
  await vi.waitFor(
    async () => expect(await agent.desk.locator('[data-matter]').count()).toBeGreaterThan(0),
    WAIT,
  );
  await agent.press('Enter');
  await agent.sees('matter-means', 'level', '3');
  await agent.seesText('matter-means', '城管');
  await agent.press('Enter');
  const row = agent.desk.locator('.order-page [data-field="row"]');
  await vi.waitFor(async () => expect(await row.textContent()).toContain('井盖'), WAIT);
  await isGone(agent, '[data-testid="matter-form"]');
  await step(agent, 'undoMatter');
  await isThere(agent, '[data-step="undoMatter"]');
  await agent.press('Enter');
  await vi.waitFor(async () => expect(await row.textContent()).not.toContain('井盖'), WAIT);
});

test('it is answered, the citizen called back, and closed', async () => {
  await step(agent, 'result');
  await type(agent, '已劝离摊贩');
  await agent.press('Control+Enter');
  await state(agent, '已答复');
  await step(agent, 'callBack');
  await isThere(agent, '[data-step="callBack"]');
  await agent.desk.locator('[data-testid="step-do"]').click();
  await isGone(agent, '[data-step="callBack"]');
  await step(agent, 'close');
  await isThere(agent, '[data-step="close"]');
  await agent.desk.locator('[data-testid="step-do"]').click();
  await state(agent, '已办结');
});

test('a lead exports the list as a file that no spreadsheet runs', async () => {
  await agent.press('Escape', 'Escape', 'Alt+s', 'Alt+2');
  await agent.sees('person', 'role', 'lead');
  await agent.press('Control+o', 'Alt+9');
  await isThere(agent, '[data-testid="book"] [data-order]');
  const [download] = await Promise.all([
    agent.desk.waitForEvent('download'),
    agent.desk.locator('[data-export="csv"]').click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF工单编号,')).toBe(true);
  expect(text).toContain('夜市占道经营');
  expect(download.suggestedFilename()).toMatch(/^orders-all-.*\.csv$/);
});

test('a lead reopens it, supervises it, and ties another one to it: linked, merged, taken apart again', async () => {
  const line = (name: string) => agent.desk.locator(`.order-page [data-field="${name}"]`);
  const says = (name: string, words: string) =>
    vi.waitFor(async () => expect(await line(name).textContent()).toContain(words), WAIT);
  await agent.desk.locator('[data-focus="book"]').focus();
  await agent.press('Enter');
  await step(agent, 'reopen');
  await isThere(agent, '[data-step="reopen"]');
  await type(agent, '市民来电，摊贩又来了');
  await agent.press('Enter');
  await state(agent, '在办');
  await step(agent, 'supervise');
  await isThere(agent, '[data-step="supervise"]');
  await type(agent, '两次反映');
  await agent.press('Enter');
  await state(agent, '督办');
  const first = (await agent.read('order-page', 'order-open')) ?? '';

  await agent.press('Escape', 'Control+i');
  await writeAndSubmit('夜市又在占道', '东大街夜市');
  expect(await agent.read('order-page', 'order-open')).not.toBe(first);
  await agent.desk.locator('[data-choice="work-link"]').press('Enter');
  await isThere(agent, '[data-step="link"]');
  await type(agent, first);
  await agent.press('Control+Enter');
  await says('ties', first);
  await agent.desk.locator('[data-choice="work-merge"]').press('Enter');
  await isThere(agent, '[data-step="merge"]');
  await type(agent, first);
  await agent.press('Enter');
  await state(agent, '已并单');
  await agent.desk.locator('[data-choice="work-unmerge"]').press('Enter');
  await isThere(agent, '[data-step="unmerge"]');
  await type(agent, '不是同一件事');
  await agent.press('Enter');
  await state(agent, '在办');
  await agent.press('Escape');
});

test('a call that nobody answered is called back from the list', async () => {
  await agent.press('Alt+1');
  await agent.ring('gas-smell-at-12345');
  await agent.press('F12', 'F12');
  await isThere(agent, '[data-missed]');
  await agent.desk.locator('[data-act="callBack"]').click();
  // Taken with the first try, or done with already.
  await vi.waitFor(async () => {
    const open = await agent.desk.locator('[data-missed]').count();
    expect(open === 0 || (await agent.desk.locator('[data-act="release"]').count()) === 1).toBe(true);
  }, WAIT);
  expect([...agent.errors, ...police.errors]).toEqual([]);
});
