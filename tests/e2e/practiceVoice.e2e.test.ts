// Turns by voice: the scripted caller listens while the trainee speaks, and answers when he has stopped. The trainee's
// voice is a file of the program's own.
import type { CallId } from '@shared/kernel/ids';
import type { PracticeRunRecord, RunSound } from '@shared/practice/PracticeRun';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { installMouth } from '../../renderer/phone/testing/mouth';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

/** Runs in the desk page, before its own code: the players that it makes can be looked at. */
function keepPlayers(): void {
  if (location.pathname.includes('/phone/')) return;
  const players: HTMLAudioElement[] = [];
  window.Audio = new Proxy(window.Audio, {
    construct: (Plain, [url]) => {
      const player = new Plain(url);
      players.push(player);
      return player;
    },
  });
  Object.assign(window, { players });
}

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  await browser.addInitScript(installMouth);
  await browser.addInitScript(keepPlayers);
  seat = await SeatPages.open(browser, host, '12345-001');
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

const run = async (): Promise<PracticeRunRecord> => {
  const [first] = (await seat.ask('practice.runs', {})) as readonly { call: CallId }[];
  return (await seat.ask('practice.run', { call: first?.call })) as PracticeRunRecord;
};
/** When the caller began each line, in their order. */
const begun = async () =>
  (await run()).events.flatMap(({ at, body }) => (body.type === 'practiceSpoken' ? [at - body.ms] : []));

test('the caller waits for the end of a long question, and then goes on', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await vi.waitFor(async () => expect(await begun()).toHaveLength(1), { timeout: 20_000 });
  // Longer than the pause after which he would go on by himself.
  const silent = (await seat.phone.evaluate(`mouth.say('../audio/desk-12345-greeting.ogg', 2)`)) as number;
  await vi.waitFor(async () => expect((await begun()).length).toBeGreaterThan(1), { timeout: 20_000 });
  expect((await begun())[1]).toBeGreaterThan(silent - 500);
  expect(seat.errors).toEqual([]);
});

/** Loudness of both channels of a recording, in each half second. */
const loudness = (sound: string): Promise<readonly (readonly number[])[]> =>
  seat.phone.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const buffer = await new OfflineAudioContext(2, 48_000, 48_000).decodeAudioData(bytes.buffer);
    const step = buffer.sampleRate / 2;
    return [0, 1].map((channel) => {
      const samples = buffer.getChannelData(Math.min(channel, buffer.numberOfChannels - 1));
      return Array.from({ length: Math.floor(samples.length / step) }, (_, n) =>
        Math.sqrt(samples.slice(n * step, (n + 1) * step).reduce((sum, one) => sum + one * one, 0) / step),
      );
    });
  }, sound);

test('both voices are kept, the trainee left and the caller right', async () => {
  await seat.desk.keyboard.type('路灯不亮');
  await seat.sees('save-state', 'saved', 'yes');
  await seat.press('Shift+F8');
  await seat.finish();
  const { call } = await run();
  const [kept] = (await seat.ask('practice.sound', { call })) as readonly RunSound[];
  const [left = [], right = []] = await loudness(kept?.data ?? '');
  const alone = (one: readonly number[], other: readonly number[]) =>
    one.filter((level, n) => level > 0.02 && (other[n] ?? 0) < 0.004).length;
  expect(alone(left, right), 'the trainee alone').toBeGreaterThan(2);
  expect(alone(right, left), 'the caller alone').toBeGreaterThan(2);
});

test('the replay is heard in step with its time line, at any speed and from any moment', async () => {
  await seat.press('Shift+F1');
  await seat.desk.locator('[data-run]').first().waitFor();
  await seat.press('Enter');
  await vi.waitFor(async () => expect(await seat.read('sound', 'kept')).toBe('1'), { timeout: 20_000 });
  /** What is shown less what is heard: where the recording begins, whatever the moment. */
  const heard = () =>
    seat.desk.evaluate(() => {
      const line = document.querySelector<HTMLInputElement>('.replay-line input');
      const { players } = window as unknown as { players: readonly HTMLAudioElement[] };
      const player = players.find(({ paused }) => !paused);
      return player && line
        ? {
            from: line.valueAsNumber - player.currentTime * 1000,
            at: player.currentTime,
            rate: player.playbackRate,
            pitch: player.preservesPitch,
          }
        : undefined;
    });
  const playing = async (rate: number, after: number) => {
    await vi.waitFor(
      async () => {
        expect(await heard()).toMatchObject({ rate, pitch: true });
        expect((await heard())?.at).toBeGreaterThan(after);
      },
      { timeout: 20_000 },
    );
    return (await heard())?.from ?? 0;
  };
  const replay = seat.desk.getByTestId('replay');
  await replay.press(' ');
  const begins = await playing(1, 1);
  await replay.press(']');
  await replay.press(']');
  expect(Math.abs((await playing(2, 2)) - begins)).toBeLessThan(500);
  await replay.press('[');
  await replay.press('[');
  await replay.press('[');
  await seat.desk.locator('.said-citizen button').nth(1).click();
  expect(Math.abs((await playing(0.5, 3)) - begins)).toBeLessThan(500);
  const { startedAt, events } = await run();
  const second = events.filter(({ body }) => body.type === 'practiceSpoken')[1];
  const moment = (second?.at ?? 0) - (second?.body.type === 'practiceSpoken' ? second.body.ms : 0);
  expect(((await heard())?.at ?? 0) * 1000 + begins).toBeGreaterThan(moment - 500);
  expect(startedAt).toBeLessThan(begins);
  await replay.press(' ');
  await vi.waitFor(async () => expect(await heard()).toBeUndefined());
  expect(seat.errors).toEqual([]);
});
