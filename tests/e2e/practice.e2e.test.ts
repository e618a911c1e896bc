// A practice call from the first ring to the score, the replay of a moment, and the trainer who marks it.

import type { PracticeRun } from '@shared/practice/PracticeRun';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SeatPages, TONES } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const WITHIN = { timeout: 10_000 };

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

beforeAll(async () => {
  [host, browser] = await Promise.all([
    startHost({ seats: ['12345-001', '12345-002', '110-001'] }),
    startBrowser(),
  ]);
  seat = await SeatPages.open(browser, host, '12345-001');
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

const points = async () => Number.parseFloat((await seat.text('points')).replace(/[^\d.]/g, ''));
const verdict = (item: string) => seat.desk.locator(`[data-item=${item}]`).getAttribute('data-verdict');
const narrative = () => seat.desk.locator('.replay-desk [data-focus=narrative]').inputValue();
const seek = (to: 'start' | 'end') =>
  seat.desk.locator('.replay-line input').press(to === 'start' ? 'Home' : 'End');

test('a call well taken is scored when it is over, and the idle desk says how it went', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.desk.keyboard.type('人民南路二段的路灯不亮');
  await seat.sees('save-state', 'saved', 'yes');
  await seat.press('Alt+p');
  await seat.desk.keyboard.type('人民南路二段');
  await seat.press('Alt+l');
  await seat.desk.keyboard.type('ld');
  await expect.poll(() => seat.desk.locator('[role=option]').first().textContent(), WITHIN).toContain('路灯');
  await seat.press('Enter');
  await seat.sees('owner', 'owner', 'ours');
  // The caller has said his first line: a call this short would end before it.
  const [{ call }] = (await seat.ask('practice.runs', {})) as [PracticeRun];
  const spoken = async () => JSON.stringify(await seat.ask('practice.run', { call }));
  await expect.poll(spoken, WITHIN).toContain('practiceSpoken');
  await seat.finish();
  await seat.seesText('last-run', '分');
});

test('the sheet names each item with its moment and clause, and what to do otherwise', async () => {
  await seat.press('Shift+F1');
  await seat.desk.locator('[data-run]').first().waitFor();
  await seat.press('Enter');
  await vi.waitFor(async () => expect(await points()).toBeGreaterThan(60), WITHIN);
  expect(await Promise.all(['answered', 'row', 'side', 'place', 'ending'].map(verdict))).toEqual(
    Array.from({ length: 5 }, () => 'met'),
  );
  expect(await verdict('callback')).toBe('missed');
  expect(await seat.desk.locator('[data-item=callback]').textContent()).toContain('回拨号码');
  expect(await verdict('tone')).toBe('awaitsTrainer');
});

test('the replay shows the form as it was at the chosen moment', async () => {
  await seek('end');
  await expect.poll(narrative, WITHIN).toBe('人民南路二段的路灯不亮');
  await seek('start');
  await expect
    .poll(() => seat.desk.locator('.replay-desk [data-testid=call-bar]').getAttribute('data-phase'))
    .toBe('ringing');
  await seat.desk.locator('[data-item=row] .score-moment').click();
  await expect.poll(narrative, WITHIN).toBe('人民南路二段的路灯不亮');
  await seek('start');
  await seat.desk.getByTestId('replay').press(' ');
  await expect.poll(() => seat.text('moment'), WITHIN).not.toMatch(/^0:00/);
});

test('what the caller said stands beside it, and a word about a moment is kept', async () => {
  await expect.poll(() => seat.desk.locator('.said-citizen').count(), WITHIN).toBeGreaterThan(0);
  const field = seat.desk.locator('.replay-said input');
  await field.fill('先复述地点。');
  await field.press('Enter');
  await expect.poll(() => seat.desk.locator('.said-comment').textContent(), WITHIN).toContain('先复述地点。');
});

test('the trainee’s keys stand there, and the trainer’s items are the trainer’s to mark', async () => {
  expect(await seat.desk.locator('.score-marks').count()).toBe(0);
  await seat.press('Escape');
  await seat.press('Escape');
  await seat.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  await seat.press('Shift+F1');
  await seat.desk.locator('[data-run]').first().waitFor();
  await seat.press('Enter');
  // The keys with which he gave commands, to the last one; nothing that he typed.
  const keys = await seat.desk.locator('.said-key').allTextContents();
  expect(keys.map((text) => text.split(' ')[1])).toEqual(
    expect.arrayContaining(['F2', 'Alt+P', 'Alt+L', 'F12', 'Ctrl+Enter']),
  );
  await seat.desk.locator('[data-item=tone] .score-marks button').first().click();
  await expect.poll(() => verdict('tone'), WITHIN).toBe('met');
});

test('a call that comes in takes the screen', async () => {
  await seat.ask('practice.ring', { script: 'ebike-theft-at-12345' });
  await expect.poll(() => seat.desk.getByTestId('replay').count(), WITHIN).toBe(0);
  await seat.phase('ringing');
  expect(seat.errors).toEqual([]);
});

/** In the phone page: how loud the mark of practice is in the operator's ear, once it is there. */
function marksOperatorHears(): Promise<number> {
  interface Probed {
    readonly linkseatProbe: { hears(who: string, hertz: readonly number[]): readonly number[] };
  }
  const { linkseatProbe } = globalThis as unknown as Probed;
  return new Promise((resolve) => {
    const until = Date.now() + 20_000;
    const look = () => {
      const [level = 0] = linkseatProbe.hears('operator', [1_400]);
      if (level > 0.02 || Date.now() > until) resolve(level);
      else setTimeout(look, 20);
    };
    look();
  });
}

describe('what a script asks for', () => {
  /** The sheet of the newest run. */
  const sheet = async (): Promise<Record<string, string>> => {
    const [run] = (await seat.ask('practice.runs', {})) as readonly PracticeRun[];
    return Object.fromEntries((run?.score.items ?? []).map(({ item, verdict }) => [item.id, verdict]));
  };

  test('danger: marked and handed over at once, and scored so', async () => {
    seat = await SeatPages.open(browser, host, '12345-002', { tones: TONES });
    const marked = seat.phone.evaluate(marksOperatorHears);
    await seat.ringAndAnswer('roof-at-12345');
    // The mark of practice is in the sound itself.
    expect(await marked).toBeGreaterThan(0.02);
    await seat.press('F10');
    await seat.sees('danger', 'danger', 'now');
    await seat.press('F6');
    await seat.sees('ladder', 'result', 'handedOff');
    await seat.hears('citizen', TONES.partner);
    await seat.finish();
    expect(await sheet()).toMatchObject({ danger: 'met', ladder: 'met', consent: 'notApplicable' });
  });

  test('a transfer that fails becomes a three-party call', async () => {
    // The other seats are free, and are not rung: the script says what its partner does.
    seat = await SeatPages.open(browser, host, '110-001', { tones: TONES });
    await seat.ringAndAnswer('landlord-lock-at-110', 'script');
    await seat.press('F6', 'Alt+1');
    await seat.sees('ladder', 'result', 'failed');
    await seat.phase('talking');
    await seat.press('F7');
    await seat.phase('threeParty');
    await seat.hears('operator', TONES.citizen, TONES.partner);
    await seat.press('Alt+2', 'Shift+F7');
    await seat.hears('citizen', TONES.partner);
    await seat.finish();
    expect(await sheet()).toMatchObject({ ladder: 'met', consent: 'met', ending: 'met' });
    expect(seat.errors).toEqual([]);
  });
});
