// An agent asks for help on a live call; the lead writes, whispers to the agent alone, and takes the call over.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/contract/Settings';
import { OTHER_TONES, SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const AGENT = '12345-001';
const LEAD = '12345-002';
const at = { region: DEFAULT_SETTINGS.platformRegion, seat: AGENT };

let host: Host;
let browsers: readonly BrowserContext[];
let agent: SeatPages;
let lead: SeatPages;

beforeAll(async () => {
  [host, ...browsers] = await Promise.all([
    startHost({ seats: [AGENT, LEAD] }),
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

test('from the board: a seat is chosen, a key and words write to it, the reason of a whisper is asked', async () => {
  await agent.finish();
  await agent.press('Alt+a');
  await agent.sees('seat-state', 'state', 'available');
  await lead.finish();
  await agent.ringAndAnswer('lamp-at-12345');
  const board = await lead.desk.context().newPage();
  await board.goto(new URL('../board/', lead.desk.url()).href);
  await board.locator(`[data-seat*="${AGENT}"]`).first().click();
  await board.keyboard.press('n');
  await board.keyboard.type('请先问地点');
  await board.keyboard.press('Enter');
  await agent.sees('unread', 'count', '1');
  await board.keyboard.press('w');
  await board.keyboard.type('新人首日');
  await board.keyboard.press('Enter');
  await agent.hears('operator', TONES.citizen, OTHER_TONES.operator);
  await agent.hears('citizen', TONES.operator);
  await board.close();
});
