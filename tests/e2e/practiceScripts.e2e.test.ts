// A trainer writes a practice script in the program: copied from one of the house, as a form and as text, listened to,
// recorded, saved, and played.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWav } from '@shared/practice/lineSound';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const WITHIN = { timeout: 10_000 };

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

/** What the trainer says into the microphone: a tone that can be told from everything else. */
const VOICE = 700;

beforeAll(async () => {
  const heard = join(mkdtempSync(join(tmpdir(), 'linkseat-voice-')), 'voice.wav');
  const rate = 48_000;
  const tone = Float32Array.from(
    { length: rate },
    (_, i) => 0.2 * Math.sin((i * 2 * Math.PI * VOICE) / rate),
  );
  writeFileSync(heard, encodeWav(tone, rate));
  [host, browser] = await Promise.all([startHost({ seats: ['12345-001'] }), startBrowser({ heard })]);
  seat = await SeatPages.open(browser, host, '12345-001');
  // They would take a steady tone for noise.
  const processing = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  await seat.ask('settings.write', { settings: processing });
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

const field = (at: string) => seat.desk.locator(`[data-field="${at}"]`);
const shows = (testId: string) => seat.desk.getByTestId(testId).waitFor();

test('only who may write scripts has the key', async () => {
  await seat.press('Control+Shift+K');
  expect(await seat.desk.getByTestId('scripts').count()).toBe(0);
  await seat.ask('session.signIn', { person: 'unnamed-trainer', pin: '' });
  await seat.sees('person', 'role', 'trainer');
  await seat.press('Control+Shift+K');
  await shows('scripts');
});

test('a script of the house is found by what it teaches, and copied to be changed', async () => {
  await seat.desk.getByTestId('script-search').fill('12345-15 煤气');
  await seat.desk.locator('[data-entry=gas-smell-at-12345]').click();
  await shows('script-form');
  expect(await field('clause').isDisabled()).toBe(true);
  await seat.desk.getByTestId('copy-script').click();
  await expect.poll(() => field('title.zh').inputValue(), WITHIN).toBe('楼道里有煤气味，说不准（副本）');
  await shows('script-fine');
});

test('form and text are one script: a fault is shown at its line, and one undo goes over both', async () => {
  await field('temper').fill('65');
  await field('lines[0].text').fill('喂，我闻到煤气味了。');
  await shows('script-problems');
  expect(await seat.text('script-problems')).toContain('说的是另一句');
  await seat.desk.locator('[data-side=text]').click();
  const text = seat.desk.locator('.cm-content');
  await expect.poll(() => text.textContent(), WITHIN).toContain('temper: 65');
  await seat.desk.locator('.cm-lint-marker-error').first().waitFor();
  await text.press('Control+Home');
  await seat.desk.keyboard.type('oops\n');
  await expect.poll(() => seat.text('script-problems'), WITHIN).toMatch(/^\d+:\d+\s+这里多了内容/);
  await text.press('Control+z');
  await text.press('Control+z');
  await text.press('Control+z');
  await shows('script-fine');
  await seat.desk.locator('[data-side=form]').click();
  expect(await field('lines[0].text').inputValue()).toContain('喂，12345吗');
});

/** In the page: how loud each frequency is in a sound that the host serves, and how long it lasts. */
async function listen([file, hertz]: readonly [string, readonly number[]]) {
  const answer = await fetch(`../audio/${file}`);
  const buffer = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(await answer.arrayBuffer());
  const samples = buffer.getChannelData(0);
  const amplitude = (frequency: number) => {
    let [re, im] = [0, 0];
    samples.forEach((sample, i) => {
      re += sample * Math.cos((2 * Math.PI * frequency * i) / 16_000);
      im += sample * Math.sin((2 * Math.PI * frequency * i) / 16_000);
    });
    return (2 * Math.hypot(re, im)) / samples.length;
  };
  return { seconds: buffer.duration, amplitudes: hertz.map(amplitude) };
}

test('a line is recorded with the microphone, cut by keys, levelled, and is what is heard', async () => {
  await seat.desk.getByTestId('sound-lines-0').click();
  await seat.desk.getByTestId('record-line').click();
  const recorder = seat.desk.getByTestId('line-recorder');
  const level = () => recorder.locator('meter').evaluate((meter: HTMLMeterElement) => meter.value);
  await expect.poll(level, WITHIN).toBeGreaterThan(0.1);
  await seat.desk.getByTestId('stop-line').click();
  await seat.sees('line-recorder', 'at', 'cutting');
  const length = async () => Number.parseFloat((await recorder.locator('output').textContent()) ?? '');
  const whole = await length();
  for (let step = 0; step < 5; step += 1) await seat.desk.getByTestId('cut-from').press('ArrowRight');
  await expect.poll(length, WITHIN).toBeCloseTo(whole - 0.1, 1);
  await seat.desk.getByTestId('keep-line').click();
  const file = await vi.waitFor(async () => {
    const { draft } = (await seat.ask('script.read', { id: 'gas-smell-at-12345-2' })) as { draft: string };
    const [name] =
      /gas-smell-at-12345-2-[0-9a-f]{8}\.wav/.exec(draft) ?? expect.fail('not in the script yet');
    return name;
  }, WITHIN);
  await shows('script-fine');
  const heard = await seat.desk.evaluate(listen, [file, [VOICE, 1_100]] as const);
  expect(heard.amplitudes[0]).toBeGreaterThan(0.1);
  expect(heard.amplitudes[1]).toBeLessThan(0.02);
});

test('what was typed outlives the page', async () => {
  await field('temper').fill('72');
  await vi.waitFor(async () => {
    const read = (await seat.ask('script.read', { id: 'gas-smell-at-12345-2' })) as { draft: string };
    expect(read.draft).toContain('temper: 72');
  }, WITHIN);
  await seat.desk.reload();
  await seat.sees('seat-state', 'state', 'available');
  await seat.sees('person', 'role', 'trainer');
  await seat.press('Control+Shift+K');
  await seat.desk.locator('[data-entry=gas-smell-at-12345-2]').click();
  await expect.poll(() => field('temper').inputValue(), WITHIN).toBe('72');
});

test('it is listened to alone, each line with its reason, until Escape', async () => {
  await seat.desk.getByTestId('preview-script').click();
  const lines = seat.desk.getByTestId('script-preview').locator('li');
  await expect.poll(() => lines.first().textContent(), WITHIN).toContain('开场');
  await expect.poll(() => lines.nth(1).getAttribute('aria-current'), { timeout: 20_000 }).toBe('true');
  expect(await lines.allTextContents()).toHaveLength(12);
  await seat.press('Escape');
  expect(await seat.desk.getByTestId('script-preview').count()).toBe(0);
  await shows('script-form');
});

test('saved as a version it can be played; a call takes the screen, and gives it back with what can be undone', async () => {
  await field('temper').press('Control+Enter');
  await expect
    .poll(() => seat.desk.locator('[data-entry=gas-smell-at-12345-2]').textContent(), WITHIN)
    .toContain('v1');
  await field('temper').fill('40');
  await seat.ask('practice.ring', { script: 'gas-smell-at-12345-2' });
  await seat.phase('ringing');
  expect(await seat.desk.getByTestId('scripts').count()).toBe(0);
  await seat.press('F2');
  await seat.phase('talking');
  await seat.press('F12', 'F12');
  await seat.phase('ended');
  await seat.press('Control+Enter');
  await seat.sees('next', 'say', 'wrapUp');
  await seat.press('Control+Enter');
  await shows('scripts');
  await expect.poll(() => field('temper').inputValue(), WITHIN).toBe('40');
  await field('temper').press('Control+z');
  await expect.poll(() => field('temper').inputValue(), WITHIN).toBe('72');
  expect(seat.errors).toEqual([]);
});
