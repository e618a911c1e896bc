// A call is recorded by setting and right: both voices, apart, encrypted on the disk, bound to its order, played by
// whom it is allowed, and the playing recorded.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oneSeat } from './oneSeat';
import { type SeatPages, TONES } from './SeatPages';
import type { Host } from './startHost';

const WITHIN = { timeout: 15_000 };

let host: Host;
let seat: SeatPages;

oneSeat(
  (world) => {
    ({ host, seat } = world);
  },
  { tones: TONES },
);

/** Level of both tones in both channels of a recording: [left: operator, citizen], [right: operator, citizen]. */
const levels = (sound: string) =>
  seat.phone.evaluate(
    async ([text, tones]) => {
      const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      const context = new OfflineAudioContext(2, 48_000, 48_000);
      const buffer = await context.decodeAudioData(bytes.buffer);
      const level = (samples: Float32Array, hertz: number) => {
        let re = 0;
        let im = 0;
        samples.forEach((sample, n) => {
          re += sample * Math.cos((2 * Math.PI * hertz * n) / buffer.sampleRate);
          im += sample * Math.sin((2 * Math.PI * hertz * n) / buffer.sampleRate);
        });
        return (2 * Math.hypot(re, im)) / samples.length;
      };
      const middle = Math.floor(buffer.length / 2);
      return [0, 1].map((channel) => {
        const samples = buffer
          .getChannelData(Math.min(channel, buffer.numberOfChannels - 1))
          .slice(middle - 12_000, middle + 12_000);
        return tones.map((hertz) => level(samples, hertz));
      });
    },
    [sound, [TONES.operator, TONES.citizen]] as [string, number[]],
  );

test('an agent cannot switch it on', async () => {
  await expect(seat.writeSettings({ recordCalls: true })).rejects.toThrow('notAllowed');
});

test('a lead switches it on: the mark stands in the call bar while it records', async () => {
  await seat.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
  await seat.writeSettings({ recordCalls: true });
  await seat.press('Alt+Comma');
  await seat.desk.locator('#recording-days').fill('30');
  await seat.desk.locator('#recording-days').press('Enter');
  await seat.seesText('recording-days-question', '超过这个期限的录音有 0 段');
  await seat.desk.locator('[data-testid=recording-days-sure]').press('Enter');
  await seat.seesText('settings', '加密保存 30 天后');
  await seat.seesText('grace-recordingDays', '仍保存 180 天');
  await seat.press('Escape');
  await seat.press('Alt+a');
  await seat.sees('seat-state', 'state', 'available');
  await seat.ringAndAnswer('lamp-at-12345');
  await seat.seesText('recording', '录音中');
  await seat.hears('operator', TONES.citizen);
  await seat.hears('citizen', TONES.operator);
  await seat.desk.keyboard.type('路灯不亮，已录音');
  await seat.sees('save-state', 'saved', 'yes');
  // Some seconds of both voices; what is counted is the pieces on the disk.
  const file = () => {
    const [name] = readdirSync(join(host.dataDir, 'recordings'));
    return readFileSync(join(host.dataDir, 'recordings', name ?? ''));
  };
  await expect.poll(() => file().length, WITHIN).toBeGreaterThan(12_000);
  expect(file().includes(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))).toBe(false);
  await seat.press('Shift+F8');
  await seat.finish();
});

test('it is played from the order: the operator left, the citizen right; the playing is recorded', async () => {
  await seat.press('Alt+o');
  await expect
    .poll(() => seat.desk.evaluate(() => document.activeElement?.getAttribute('data-focus')), WITHIN)
    .toBe('orders');
  await seat.press('ArrowDown', 'Enter');
  await seat.seesText('recordings', '完整');
  await seat.desk.locator('[data-play]').press('Enter');
  await expect
    .poll(
      () =>
        seat.desk
          .locator('[data-testid=recording-player]')
          .evaluate((one) => (one as HTMLAudioElement).readyState),
      WITHIN,
    )
    .toBeGreaterThan(0);
  const [order] = (await seat.ask('order.list', { query: '', limit: 1 })) as { order: string }[];
  const events = (await seat.ask('order.read', { order: order?.order })) as { body: { call?: string } }[];
  const call = events.find(({ body }) => body.call !== undefined)?.body.call ?? '';
  const [kept] = (await seat.ask('recording.list', { call })) as { recording: string; result: string }[];
  const { sound } = (await seat.ask('recording.play', { call, recording: kept?.recording })) as {
    sound: string;
  };
  const [left, right] = await levels(sound);
  expect(left?.[0]).toBeGreaterThan(0.05);
  expect(left?.[1]).toBeLessThan(0.02);
  expect(right?.[1]).toBeGreaterThan(0.05);
  expect(right?.[0]).toBeLessThan(0.02);
  const log = (await seat.ask('call.read', { call })) as { body: { type: string; person?: string } }[];
  const played = log.filter(({ body }) => body.type === 'recordingPlayed');
  expect(played.length).toBe(2);
  expect(played[0]?.body.person).toBe('unnamed-lead');
});

test('an agent may not play it', async () => {
  await seat.ask('session.signIn', { person: 'unnamed-agent', pin: '' });
  const refused = seat.ask('recording.list', { call: 'any' });
  await expect(refused).rejects.toThrow('notAllowed');
  expect(seat.errors).toEqual([]);
});
