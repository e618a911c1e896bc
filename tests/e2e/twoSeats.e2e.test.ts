// Two people can play: a call handed over at one seat arrives at the other, with its record before the answer.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OTHER_TONES, SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

let host: Host;
let browsers: readonly BrowserContext[];
let agent: SeatPages;
let police: SeatPages;

beforeAll(async () => {
  [host, ...browsers] = await Promise.all([startHost(), startBrowser(), startBrowser()]);
  const [one, two] = browsers;
  if (!one || !two) throw new Error('no browser');
  agent = await SeatPages.open(one, host, '12345-001', { tones: TONES });
  police = await SeatPages.open(two, host, '110-001', { tones: OTHER_TONES });
});
afterAll(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()));
  await host?.stop();
});

test('the record is on the other screen before the call is answered', async () => {
  await agent.ringAndAnswer('ebike-theft-at-12345');
  await agent.desk.keyboard.type('电瓶车在楼下被偷');
  await agent.sees('save-state', 'saved', 'yes');
  await agent.press('F6', 'Alt+1');
  await police.phase('ringing');
  await police.seesText('handover', '电瓶车在楼下被偷');
  await police.sees('seat-state', 'state', 'offered');
});

test('answered there: the caller talks to the police seat, and the agent is out', async () => {
  await police.press('F2');
  await agent.sees('ladder', 'result', 'handedOff');
  await agent.phase('ended');
  await police.phase('talking');
  await police.hears('operator', TONES.citizen);
  await agent.hears('citizen', OTHER_TONES.operator);
  await agent.hears('operator');
  expect(await police.desk.locator('[data-focus=narrative]').inputValue()).toContain('电瓶车在楼下被偷');
});

test('a three-party call between two people: all three hear each other, and the agent can leave', async () => {
  await police.finish();
  await agent.finish();

  await agent.ringAndAnswer('gas-smell-at-12345');
  await agent.press('F7');
  await police.phase('ringing');
  await police.press('F2');
  await agent.phase('threeParty');
  await agent.hears('operator', TONES.citizen, OTHER_TONES.operator);
  await agent.hears('citizen', TONES.operator, OTHER_TONES.operator);
  await police.hears('operator', TONES.operator, TONES.citizen);
  await agent.press('Alt+2', 'Shift+F7');
  await agent.hears('citizen', OTHER_TONES.operator);
  await police.hears('operator', TONES.citizen);
  expect([...agent.errors, ...police.errors]).toEqual([]);
});

test('one seat cannot open the door of the other', async () => {
  const door = new URL('../../110-001/desk/', agent.desk.url()).href;
  const answer = await agent.desk.context().request.get(door);
  expect(answer.status()).toBe(401);
});

test('110 hands a danger over: the 12345 seat sees that police know, and saves its own part', async () => {
  await agent.finish();
  await police.finish();
  await police.desk.bringToFront();
  await police.ringAndAnswer('lamp-at-110');
  await police.desk.keyboard.insertText('路灯杆倒在路上，漏电，有人被困');
  await police.press('F10');
  await police.sees('danger', 'danger', 'now');
  await police.sees('save-state', 'saved', 'yes');
  await police.press('F6');
  await agent.phase('ringing');
  await agent.desk.bringToFront();
  await agent.press('F2');
  await agent.phase('talking');
  await agent.sees('danger', 'danger', 'now');
  await agent.seesText('danger-why', '警方已知情');
  expect(await agent.read('next', 'say')).not.toMatch(/^danger/);
  await agent.press('Shift+F8', 'Control+Enter');
  await agent.finish();
  const [order] = (await agent.ask('order.list', { query: '', limit: 1 })) as object[];
  expect(order).toMatchObject({ state: 'open', dangerNow: true });
  expect([...agent.errors, ...police.errors]).toEqual([]);
});
