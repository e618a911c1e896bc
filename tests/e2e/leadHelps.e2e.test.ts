// An agent asks for help on a live call; the lead writes, whispers to the agent alone, and takes the call over. Then a
// city of the same link asks for a seat, is lent it, and its caller is heard there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeRun } from '@shared/practice/PracticeRun';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { OutsideCaller } from './OutsideCaller';
import { OTHER_TONES, SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const AGENT = '12345-001';
const LEAD = '12345-002';
/** A lead of another city. */
const BORROWER = '12345-100';
const CHENGDU = { platformRegion: '510100', areaCode: '028' };
const MIANYANG = { platformRegion: '510700', areaCode: '0816' };
const at = { region: CHENGDU.platformRegion, seat: AGENT };
const WAIT = { timeout: 20_000, interval: 50 };

const dataDir = mkdtempSync(join(tmpdir(), 'linkseat-lead-helps-'));
for (const [seat, city] of [
  [AGENT, CHENGDU],
  [LEAD, CHENGDU],
  [BORROWER, MIANYANG],
] as const)
  writeFileSync(join(dataDir, `settings-${seat}.json`), JSON.stringify({ ...city, welcomed: true }));

let host: Host;
let browsers: readonly BrowserContext[];
let agent: SeatPages;
let lead: SeatPages;

beforeAll(async () => {
  [host, ...browsers] = await Promise.all([
    startHost({ seats: [AGENT, LEAD, BORROWER], dataDir }),
    startBrowser(),
    startBrowser(),
  ]);
  const [one, two] = browsers;
  if (!one || !two) throw new Error('no browser');
  agent = await SeatPages.open(one, host, AGENT, { tones: TONES });
  lead = await SeatPages.open(two, host, LEAD, { tones: OTHER_TONES });
  await lead.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
});
afterAll(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()));
  await host?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Card = { seat: string; state: { at: string }; help?: { word: string } };
const card = async () => {
  const { presence } = (await lead.ask('link.read', {})) as { presence: readonly Card[] };
  return presence.find(({ seat }) => seat === AGENT);
};

test('Ctrl+H and a word: the lead sees it, writes, and the agent reads it beside the call', async () => {
  await agent.ringAndAnswer('lamp-at-12345');
  await agent.press('Control+h');
  await agent.desk.keyboard.type('情绪激动');
  await agent.press('Enter');
  await agent.seesText('help-asked', '已求助');
  await vi.waitFor(async () => expect((await card())?.help?.word).toBe('情绪激动'), { timeout: 10_000 });
  await lead.ask('lead.help', { seat: at, way: 'message', reason: '求助', text: '先安抚，我听着' });
  await agent.sees('unread', 'count', '1');
  expect(await agent.read('call-bar', 'phase')).toBe('talking');
  await agent.press('Control+m');
  await agent.seesText('messages', '先安抚，我听着');
  expect(await agent.text('help-asked'), 'help has come').toBe('');
  // A digit answers, the call goes on, and the lead knows it.
  await agent.press('Alt+2');
  await agent.seesText('answered', '马上办');
  expect(await agent.read('call-bar', 'phase')).toBe('talking');
  await agent.press('Escape');
});

test('a whisper is heard by the agent alone; then the lead only listens', async () => {
  await lead.ask('lead.help', { seat: at, way: 'whisper', reason: '新人首日' });
  await agent.hears('operator', TONES.citizen, OTHER_TONES.operator);
  await agent.hears('citizen', TONES.operator);
  await lead.hears('operator', TONES.operator, TONES.citizen);
  await lead.ask('lead.help', { seat: at, way: 'monitor', reason: '新人首日' });
  await agent.hears('operator', TONES.citizen);
  await lead.press('F12', 'F12');
  await lead.phase('idle');
  expect(await agent.read('call-bar', 'phase')).toBe('talking');
});

test('taken over: the caller talks to the lead, and the agent wraps up', async () => {
  await lead.ask('lead.help', { seat: at, way: 'takeOver', reason: '来电人要求找班长' });
  await lead.phase('ringing');
  await lead.press('F2');
  await agent.phase('ended');
  await lead.hears('operator', TONES.citizen);
  await agent.hears('citizen', OTHER_TONES.operator);
  await agent.sees('seat-state', 'state', 'wrapUp');
  expect([...agent.errors, ...lead.errors]).toEqual([]);
});

const boardOf = async (desk: Page): Promise<Page> => {
  const board = await desk.context().newPage();
  board.on('pageerror', (error) => lead.errors.push(error.message));
  await board.goto(new URL('../board/', desk.url()).href);
  await board.waitForSelector('[data-testid=seat-table]');
  return board;
};

test('from the board: a seat is chosen, a key and words write to it, the reason of a whisper is asked; then he joins', async () => {
  await agent.finish();
  await agent.press('Alt+a');
  await agent.sees('seat-state', 'state', 'available');
  await lead.finish();
  await agent.ringAndAnswer('lamp-at-12345');
  const board = await boardOf(lead.desk);
  await board.locator(`[data-seat*="${AGENT}"]`).first().click();
  await board.keyboard.press('n');
  await board.keyboard.type('请先问地点');
  await board.keyboard.press('Enter');
  await agent.sees('unread', 'count', '1');
  await board.waitForSelector('[data-testid=words] [data-read=false]');
  // Read, and answered in own words: the key again goes to their field.
  await agent.press('Control+m', 'Control+m');
  await agent.desk.keyboard.type('已问，在问门牌');
  await agent.press('Enter');
  await vi.waitFor(
    async () =>
      expect(await board.textContent('[data-testid=words] [data-read=true]')).toContain('已问，在问门牌'),
    WAIT,
  );
  await agent.press('Escape');
  await board.keyboard.press('w');
  await board.keyboard.type('新人首日');
  await board.keyboard.press('Enter');
  await agent.hears('operator', TONES.citizen, OTHER_TONES.operator);
  await agent.hears('citizen', TONES.operator);
  // Joined: everybody hears everybody.
  await board.keyboard.press('j');
  await board.keyboard.type('来电人要求班长参加');
  await board.keyboard.press('Enter');
  await agent.hears('citizen', TONES.operator, OTHER_TONES.operator);
  await agent.hears('operator', TONES.citizen, OTHER_TONES.operator);
  await lead.hears('operator', TONES.operator, TONES.citizen);
  await board.close();
});

test('a trainer leads a run: sees and hears it, speaks as its caller, chooses his line, ends it, and marks by keys', async () => {
  await lead.press('F12', 'F12');
  await lead.phase('idle');
  await agent.finish();
  await agent.press('Alt+a');
  await agent.sees('seat-state', 'state', 'available');
  await agent.ringAndAnswer('lamp-at-12345');
  await agent.desk.keyboard.type('LAMP 12');
  await lead.press('Shift+F1');
  await lead.desk.locator(`[data-seat="${AGENT}"] [data-testid=lead]`).click();
  const narrative = () => lead.desk.locator('.replay-desk [data-focus=narrative]').inputValue();
  await vi.waitFor(async () => expect(await narrative()).toBe('LAMP 12'), { timeout: 10_000 });
  await lead.press('j');
  await lead.hears('operator', TONES.operator, TONES.citizen);
  await agent.hears('operator', TONES.citizen);
  await lead.press(' ');
  await lead.sees('led-bar', 'speaks', 'true');
  await agent.hears('operator', TONES.citizen, OTHER_TONES.operator);
  // He does not hear himself come back.
  await lead.hears('operator', TONES.operator);
  await lead.press(' ');
  await agent.hears('operator', TONES.citizen);
  await lead.press('2', '=', 'w');
  await lead.sees('led-bar', 'temper', '10');
  const said = () => lead.desk.locator('[data-line]').nth(1).getAttribute('data-said');
  await vi.waitFor(async () => expect(await said()).toBe('true'), { timeout: 10_000 });
  const tone = lead.desk.locator('.led-marks [data-item=tone]');
  await vi.waitFor(async () => expect(await tone.getAttribute('data-verdict')).toBe('partly'));
  expect(await agent.desk.locator('[data-testid=call-bar]').textContent()).not.toContain('监听');
  await lead.press('Shift+K');
  await agent.phase('ended');
  await lead.phase('idle');
  await agent.finish();
  await vi.waitFor(async () => {
    const [run] = (await agent.ask('practice.runs', {})) as readonly PracticeRun[];
    expect(run).toMatchObject({ led: LEAD });
    const hands = run?.score.items.find(({ item }) => item.id === 'hands')?.hands;
    expect(hands?.keys).toBeGreaterThan(5);
    expect(hands?.clicks).toBe(0);
  }, WAIT);
  expect([...agent.errors, ...lead.errors]).toEqual([]);
  await agent.press('Alt+a');
  await agent.sees('seat-state', 'state', 'available');
  await agent.ringAndAnswer('lamp-at-12345');
});

test('a city asks by keys, the other lends an idle seat by keys, both boards mark it, and its caller is greeted', async () => {
  await agent.finish();
  await agent.press('Alt+a');
  await agent.sees('seat-state', 'state', 'available');
  const desk = await lead.desk.context().newPage();
  await desk.goto(host.url(BORROWER));
  await desk.waitForSelector('[data-testid=seat-state]');
  await desk.keyboard.press('Alt+s');
  await desk.waitForSelector('[data-testid=sign-in]');
  await desk.keyboard.press('Alt+2');
  await desk.waitForSelector('[data-role=lead]');
  const [ours, theirs] = [await boardOf(lead.desk), await boardOf(desk)];

  await theirs.keyboard.press('d');
  await theirs.waitForSelector('[data-testid=ask-seats][data-cities="1"]');
  await theirs.keyboard.press('q');
  await theirs.keyboard.type('1');
  await theirs.focus('.ask-reason input');
  await theirs.keyboard.type('暴雨来电激增');
  await theirs.keyboard.press('Enter');

  await ours.waitForSelector('[data-testid=wishes][data-count="1"]');
  await lead.sees('seat-wishes', 'count', '1');
  await ours.bringToFront();
  await ours.keyboard.press('d');
  // The longest idle seat is picked beforehand; its digit takes it back and picks it again.
  const picked = `[data-pick="${AGENT}"][aria-pressed=true]`;
  await ours.waitForSelector(picked);
  await ours.keyboard.press('1');
  await ours.waitForSelector(picked, { state: 'detached' });
  await ours.keyboard.press('1');
  await ours.waitForSelector(picked);
  await ours.keyboard.press('Enter');

  for (const board of [ours, theirs]) {
    await board.waitForSelector('[data-testid=lending-state][data-out="1"]');
    await board.keyboard.press('t');
    await vi.waitFor(
      async () =>
        expect(await board.textContent(`[data-seat="${AGENT}"] .lent-mark`)).toBe('成都市借给绵阳市'),
      WAIT,
    );
  }
  await agent.seesText('seat-lent', '绵阳市');

  const browser = agent.desk.context();
  const ring = { beside: agent.desk, seat: AGENT, number: '13900000816', hertz: OTHER_TONES.citizen };
  const caller = await OutsideCaller.ring(browser, { ...ring, dials: '081612345' });
  await agent.desk.bringToFront();
  await agent.phase('ringing');
  await agent.press('F2');
  await agent.phase('talking');
  await agent.seesText('greeting-lent', '绵阳市');
  // jy is 江油 there and 简阳 at home.
  await agent.desk.focus('#division');
  await agent.desk.keyboard.type('jy');
  const first = await agent.desk.waitForSelector('#division-0');
  expect(await first.textContent()).toMatch(/^5107/);
  await agent.desk.keyboard.press('Enter');
  await caller.is('answered');
  await agent.hears('operator', OTHER_TONES.citizen);
  await caller.hangUp();
  await agent.finish();

  // The own city's callers do not reach it meanwhile.
  const own = await OutsideCaller.ring(browser, { ...ring, dials: '02812345' });
  await agent.desk.bringToFront();
  await lead.phase('ringing');
  expect(await agent.read('call-bar', 'phase')).toBe('idle');
  await own.hangUp();
  await lead.phase('idle');

  await agent.press('Control+Shift+b');
  for (const board of [ours, theirs]) {
    await board.waitForSelector(`[data-seat="${AGENT}"] .lent-mark`, { state: 'detached' });
    await board.keyboard.press('d');
    await board.waitForSelector('[data-testid=lending-state][data-out="0"][data-back="1"]');
  }
  expect([...agent.errors, ...lead.errors]).toEqual([]);
});
