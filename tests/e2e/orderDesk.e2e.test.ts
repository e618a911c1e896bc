// What leaves the desk and what comes back to it: an order on paper, a return that a coordination's decision blocks,
// and the list of those who rang in vain, by keyboard alone.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const WAIT = { timeout: 20_000, interval: 50 };
const NUMBER = '13812345678';
let host: Host;
let browsers: readonly BrowserContext[];
let police: SeatPages;
let agent: SeatPages;

beforeAll(async () => {
  [host, ...browsers] = await Promise.all([startHost(), startBrowser(), startBrowser()]);
  const [one, two] = browsers;
  if (!one || !two) throw new Error('no browser');
  police = await SeatPages.open(one, host, '110-001');
  agent = await SeatPages.open(two, host, '12345-001');
});
afterAll(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()));
  await host?.stop();
});

const count = (pages: SeatPages, selector: string, expected: number) =>
  vi.waitFor(async () => expect(await pages.desk.locator(selector).count()).toBe(expected), WAIT);
/** The step's digit, as a person reads it off the screen. */
async function step(pages: SeatPages, kind: string): Promise<void> {
  await count(pages, `[data-choice="work-${kind}"]`, 1);
  const kinds = await pages.desk
    .locator('[data-testid="order-work"] [data-choice^="work-"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-choice')));
  await pages.press(`Alt+${kinds.indexOf(`work-${kind}`) + 1}`);
}

test('110 sends a matter that a decision binds; at 12345 the order shows it, and its return is blocked', async () => {
  await police.ringAndAnswer('lamp-at-110');
  const field = (name: string) => police.desk.locator(`[data-focus="${name}"]`);
  await field('narrative').fill(`人行道上的井盖缺失，井盖上没有单位的字，联系${NUMBER}`);
  await field('place').fill('成都市东大街18号门口');
  await field('callerName').fill('王女士');
  await police.press('Alt+l');
  await police.desk.keyboard.insertText('井盖');
  await vi.waitFor(
    async () => expect(await police.desk.locator('[role=option] mark').count()).toBeGreaterThan(0),
    WAIT,
  );
  await police.press('Enter');
  await police.sees('owner', 'owner', 'theirs');
  await police.sees('precedent', 'binds', 'yes');
  await police.press('F8');
  await police.sees('disposal', 'disposal', 'dispatched');
  await police.finish();

  await agent.press('Control+o', 'Alt+6');
  await count(agent, '[data-testid="book"] [data-order]', 1);
  await agent.desk.locator('[data-focus="book"]').focus();
  await agent.press('Enter');
  await count(agent, '[data-testid="order-precedent"]', 1);
  expect(await agent.text('order-precedent')).toContain('无标识井盖缺失');
  await agent.desk.locator('[data-testid="order-precedent"] summary').press('Enter');
  await agent.seesText('order-precedent', '先行围挡和补盖');
  await step(agent, 'return');
  await count(agent, '[data-step="return"]', 1);
  await agent.desk.keyboard.type('不归我们管');
  await agent.press('Enter');
  await vi.waitFor(async () => expect(await agent.desk.textContent('body')).toContain('不得退回'), WAIT);
  await agent.press('Escape');
  await step(agent, 'accept');
  await agent.press('Enter');
  await vi.waitFor(
    async () =>
      expect(await agent.desk.locator('.order-page [data-field="state"]').textContent()).toContain('已接收'),
    WAIT,
  );
});

test('on paper the order is whole, its numbers hidden until they were asked for, and the printing is recorded', async () => {
  await agent.desk.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await agent.press('Control+p');
  await count(agent, 'body[data-printed]', 1);
  await agent.desk.emulateMedia({ media: 'print' });
  // biome-ignore lint/performance/useDomNodeTextContent: what the print style hides must not be in it
  const paper = () => agent.desk.evaluate(() => document.body.innerText);
  const masked = await paper();
  const number = await agent.read('order-page', 'order-open');
  expect(masked).toContain(`110报警台工单 ${number}`);
  for (const words of ['井盖缺失', '138****5678', '王**', '不得退回', '接收', '号码、称呼已部分隐去'])
    expect(masked).toContain(words);
  expect(masked).not.toContain(NUMBER);
  expect(masked).not.toContain('王女士');
  expect(masked).not.toContain('派发到部门');
  const pdf = await agent.desk.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await agent.desk.emulateMedia({ media: 'screen' });
  await agent.press('Alt+v');
  await agent.seesText('order-page', NUMBER);
  await agent.desk.emulateMedia({ media: 'print' });
  expect(await paper()).toContain('内含完整号码和称呼');
  expect(await paper()).toContain('王女士');
  await agent.desk.emulateMedia({ media: 'screen' });
  await agent.press('Escape');
});

test('whoever rang in vain is taken on, called back, or gone by ringing again; nothing else ends it', async () => {
  await agent.press('Alt+1');
  // Two callers: one is not answered, one gives up while it rings.
  await agent.ring('gas-smell-at-12345');
  await agent.press('F12', 'F12');
  await count(agent, '[data-missed]', 1);
  await agent.ring('hangs-up-ringing-at-12345');
  await count(agent, '[data-missed]', 2);
  await vi.waitFor(async () => expect(await agent.read('call-bar', 'phase')).not.toBe('ringing'), WAIT);
  await agent.desk.locator('[data-focus="missed"]').focus();
  const marked = () => agent.desk.locator('[data-missed].active').getAttribute('data-missed');
  const first = await marked();
  await agent.press('ArrowDown');
  expect(await marked()).not.toBe(first);
  await agent.press('Space');
  await count(agent, '[data-missed].active[data-claimed="12345-001"]', 1);
  await agent.press('Space');
  await count(agent, '[data-missed].active[data-claimed=""]', 1);
  await agent.press('Delete');
  await count(agent, '[data-missed] input', 1);
  await agent.press('Escape');
  await count(agent, '[data-missed] input', 0);
  // The one who gave up rings again by himself: answered, he is off the list, and the other one is not.
  await agent.ringAndAnswer('hangs-up-ringing-at-12345');
  await agent.finish();
  await count(agent, '[data-missed]', 1);
  // Called back by one key: taken on with it, and dialled.
  await agent.desk.locator('[data-focus="missed"]').focus();
  await agent.press('Enter');
  await vi.waitFor(async () => expect(await agent.read('call-bar', 'phase')).not.toBe('idle'), WAIT);
  expect([...police.errors, ...agent.errors]).toEqual([]);
});
