// A class of thirty: a trainer starts them together, and the board of who is where follows each to the end.
import type { CallId } from '@shared/kernel/ids';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SeatPages } from './SeatPages';
import { SimulatedSeat } from './SimulatedSeat';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const TRAINER = '12345-099';
const SEATS = Array.from({ length: 30 }, (_, n) => `${n < 20 ? '12345' : '110'}-0${n + 10}`);
const WAIT = { timeout: 15_000, interval: 50 };

let host: Host;
let browser: BrowserContext;
let trainer: SeatPages;
let trainees: readonly SimulatedSeat[];
let scripts: readonly PracticeScript[];
let calls: readonly CallId[];

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost({ seats: [TRAINER, ...SEATS] }), startBrowser()]);
  trainees = await Promise.all(SEATS.map((seat) => SimulatedSeat.open(host, seat)));
  trainer = await SeatPages.open(browser, host, TRAINER);
});
afterAll(async () => {
  for (const one of trainees ?? []) one.close();
  await browser?.close();
  await host?.stop();
});

/** What the board says of each trainee, as it is on the screen. */
const board = () =>
  trainer.desk
    .locator('[data-testid=class] li')
    .evaluateAll((lines) =>
      Object.fromEntries(
        lines.map((line) => [
          line.getAttribute('data-seat'),
          `${line.getAttribute('data-state')} ${line.getAttribute('data-run')}`,
        ]),
      ),
    );
const all = (state: string) => Object.fromEntries(SEATS.map((seat) => [seat, state]));
const shows = (state: string) =>
  vi.waitFor(async () => expect(await board()).toMatchObject(all(state)), WAIT);
const each = <T>(act: (one: SimulatedSeat, n: number) => Promise<T>) => Promise.all(trainees.map(act));

test('thirty seats ring together, each with a caller of its own side, no two the same', async () => {
  await trainer.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  await trainer.press('Shift+F1');
  await shows('available null');
  // Whoever holds the class is not in it.
  expect(await trainer.desk.locator(`[data-seat="${TRAINER}"] input`).isChecked()).toBe(false);
  const rung = each((one) => one.whenRung());
  await trainer.desk.getByTestId('start-class').press('Enter');
  scripts = await rung;
  expect(scripts.map(({ rings }) => rings)).toEqual(SEATS.map((seat) => seat.split('-')[0]));
  expect(new Set(scripts.map(({ id }) => id)).size).toBe(SEATS.length);
  expect(await trainer.desk.locator('.class-trouble').count()).toBe(0);
  calls = await each((one, n) => one.ring(scripts[n] as PracticeScript));
  await shows('offered waiting');
  // Every word is there, and no seat is out of sight on a small screen.
  expect(await trainer.text('class')).not.toContain('practice.');
  await trainer.desk.setViewportSize({ width: 1280, height: 720 });
  const last = trainer.desk.locator(`[data-testid=class] [data-seat="${SEATS.at(-1)}"]`);
  expect((await last.boundingBox())?.y).toBeLessThan(720 - 40);
});

test('the board follows them: who talks, who is behind, who is done, with the points', async () => {
  const call = (n: number) => calls[n] as CallId;
  await each((one, n) => one.answer(call(n)));
  await shows('busy running');
  // One is quicker than the others.
  const [first] = trainees;
  await first?.step(call(0), { type: 'fieldsWritten', fields: { narrative: '来电人反映', place: '人民路' } });
  await first?.step(call(0), { type: 'rowChosen', row: '12345-01' });
  await first?.finish(call(0));
  await vi.waitFor(async () => {
    const now = await board();
    expect(now[SEATS[0] ?? '']).toBe('available done');
    expect(now[SEATS[1] ?? '']).toBe('busy running');
  }, WAIT);
  await each(async (one, n) => {
    if (n === 0) return;
    const own = one.seat.startsWith('110') ? '110-01' : '12345-01';
    await one.step(call(n), { type: 'rowChosen', row: own });
    await one.finish(call(n));
  });
  await shows('available done');
  const points = await trainer.desk.locator('[data-testid=class] li:has([data-points])').count();
  expect(points).toBe(SEATS.length);
  expect(await trainer.desk.locator('[data-run]').count()).toBeGreaterThanOrEqual(SEATS.length);
});

test('what the class did leaves as files, and opens as replays', async () => {
  const [download] = await Promise.all([
    trainer.desk.waitForEvent('download'),
    trainer.desk.locator('[data-file="practice-runs.csv"]').press('Enter'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^practice-runs-\d{4}-\d\d-\d\d\.csv$/);
  await trainer.desk.locator(`[data-seat="${SEATS[3]}"] [data-points]`).press('Enter');
  await trainer.desk.getByTestId('replay').waitFor();
  expect(trainer.errors).toEqual([]);
});
