// Sound devices in the whole product: a headset is unplugged in mid-call, there is none at all, and the tests of the
// settings. The devices are this test's: the browser's own cannot be unplugged.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const WITHIN = { timeout: 10_000 };

let host: Host;
let browser: BrowserContext;
let seat: SeatPages;

/** Runs in the page, before its own code: microphones that sing, and can be pulled out. */
function installDevices(): void {
  if (!location.pathname.includes('/phone/')) return;
  const devices = new EventTarget() as unknown as MediaDevices & { plugged: string[] };
  devices.plugged = ['Headset', 'Built-in'];
  const open = new Map<string, MediaStreamTrack[]>();
  devices.enumerateDevices = async () =>
    devices.plugged.flatMap((label) =>
      (['audioinput', 'audiooutput'] as const).map(
        (kind) => ({ kind, label, deviceId: `id-${label}`, groupId: '' }) as MediaDeviceInfo,
      ),
    );
  devices.getUserMedia = async (wish) => {
    const audio = (wish?.audio ?? {}) as MediaTrackConstraints;
    const exact = (audio.deviceId as { exact?: string } | undefined)?.exact;
    const label = exact === undefined ? devices.plugged[0] : exact.replace('id-', '');
    if (label === undefined || !devices.plugged.includes(label)) throw new DOMException('', 'NotFoundError');
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 440 });
    const out = context.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    const [track] = out.stream.getAudioTracks();
    if (!track) throw new Error('no track');
    Object.defineProperty(track, 'label', { value: label });
    track.getSettings = () => ({ deviceId: `id-${label}` });
    open.set(label, [...(open.get(label) ?? []), track]);
    return out.stream;
  };
  Object.defineProperty(navigator, 'mediaDevices', { value: devices });
  // Where each player and the page's own sound go: the browser knows no such device, and would refuse it.
  const sinks = new Map<HTMLMediaElement | AudioContext, string>();
  HTMLMediaElement.prototype.setSinkId = async function (id) {
    sinks.set(this, id);
  };
  Object.assign(AudioContext.prototype, {
    async setSinkId(this: AudioContext, id: string) {
      sinks.set(this, id);
    },
  });
  const listening = new AudioContext();
  const ears = new Map<MediaStream, AnalyserNode>();
  const loudness = (stream: MediaStream): number => {
    const ear = ears.get(stream) ?? new AnalyserNode(listening);
    if (!ears.has(stream)) listening.createMediaStreamSource(stream).connect(ear);
    ears.set(stream, ear);
    const samples = new Float32Array(ear.fftSize);
    ear.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  };
  Object.assign(window, {
    /** Devices on which a player sounds now. */
    sounding: () =>
      [...sinks].flatMap(([player, id]) => {
        if (!(player instanceof HTMLMediaElement) || player.paused) return [];
        return player.srcObject instanceof MediaStream && loudness(player.srcObject) > 0.01 ? [id] : [];
      }),
    contextSink: () => [...sinks].findLast(([player]) => player instanceof AudioContext)?.[1] ?? '',
  });
  Object.assign(window, {
    plug: (labels: string[]) => {
      for (const gone of devices.plugged.filter((label) => !labels.includes(label)))
        for (const track of open.get(gone) ?? []) {
          track.stop();
          track.dispatchEvent(new Event('ended'));
        }
      devices.plugged = labels;
      devices.dispatchEvent(new Event('devicechange'));
    },
  });
}

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  await browser.addInitScript(installDevices);
  seat = await SeatPages.open(browser, host, '12345-001');
});
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

const plug = (...labels: string[]) => seat.phone.evaluate(`window.plug(${JSON.stringify(labels)})`);
const press = (what: string) => seat.desk.locator(`[data-test=${what}]`).press('Enter');
const level = () =>
  seat.desk.locator('.sound-test meter').evaluate((meter) => (meter as HTMLMeterElement).value);

test('the settings show what is in use, how loud it is, and play three seconds back', async () => {
  await seat.press('Alt+Comma');
  await seat.seesText('sound-test', 'Headset');
  await press('level');
  await expect.poll(level, WITHIN).toBeGreaterThan(0.1);
  await press('echo');
  await seat.sees('sound-test', 'state', 'recording');
  await seat.sees('sound-test', 'state', 'playing');
  await seat.sees('sound-test', 'state', 'done');
});

test('another microphone is chosen by key and used at once', async () => {
  await seat.desk.locator('#sound-microphone').selectOption({ label: 'Built-in' });
  await seat.seesText('sound-test', '麦克风 Built-in');
  await seat.desk.locator('#sound-microphone').selectOption({ label: 'Headset' });
  await seat.seesText('sound-test', '麦克风 Headset');
});

const sounding = () => seat.phone.evaluate<string[]>('window.sounding()');

test('calls ring on a device of their own, and only there', async () => {
  await seat.desk.locator('#sound-speaker').selectOption({ label: 'Headset' });
  await seat.desk.locator('#sound-ringer').selectOption({ label: 'Built-in' });
  await expect.poll(() => seat.phone.evaluate('window.contextSink()'), WITHIN).toBe('id-Headset');
  await seat.ring('hangs-up-ringing-at-12345');
  await expect.poll(sounding, WITHIN).toEqual(['id-Built-in']);
  await seat.phase('idle');
  await expect.poll(sounding, WITHIN).toEqual([]);
});

test('the ringer is unplugged: it rings where voices are heard, and there again once it is plugged in', async () => {
  await plug('Headset');
  await press('ring');
  await expect.poll(sounding, WITHIN).toEqual(['id-Headset']);
  await plug('Headset', 'Built-in');
  await expect.poll(sounding, WITHIN).toEqual([]);
  await press('ring');
  await expect.poll(sounding, WITHIN).toEqual(['id-Built-in']);
});

test('in a call nothing is tested: the caller would hear it', async () => {
  await seat.ringAndAnswer('lamp-at-12345');
  await press('echo');
  await seat.sees('sound-test', 'state', 'inCall');
});

test('the headset is unplugged in mid-call: the next device is used, and the line says so', async () => {
  await plug('Built-in');
  await seat.seesText('trouble', 'Built-in');
  await seat.seesText('sound-test', '麦克风 Built-in');
  await seat.phase('talking');
});

test('no device is left: the call goes on, and the line says that nobody hears the operator', async () => {
  await plug();
  await seat.seesText('trouble', '对方听不到您');
  await seat.seesText('phone-state', '只能听');
  await seat.phase('talking');
});

test('it is plugged in again, and used', async () => {
  await plug('Headset', 'Built-in');
  await seat.seesText('sound-test', '麦克风 Headset');
  await seat.seesText('phone-state', '话机就绪');
  await seat.press('Escape');
  await seat.finish();
  expect(seat.errors).toEqual([]);
});
