// The real phone page in Chromium at a foreign server: a tone in place of its microphone, and an ear at its loudspeaker.
import { DEFAULT_SETTINGS, type DtmfWay } from '@shared/contract/Settings';
import type { Browser } from 'playwright-core';
import { PhoneBench } from '../../renderer/phone/testing/phoneBench';
import { ADDRESS, WSS_URL } from './address';

interface Ears {
  readonly linkseatEar: { levels(hertz: readonly number[]): readonly number[] };
}

export class SeatPhone {
  readonly bench: PhoneBench;

  private constructor(bench: PhoneBench) {
    this.bench = bench;
  }

  /** Registered with its secret. `hertz`: what its person says. */
  static async open(
    browser: Browser,
    base: string,
    user: string,
    options: { hertz: number; secret?: string; dtmf?: DtmfWay },
  ): Promise<SeatPhone> {
    const bench = await PhoneBench.open(browser, {
      base,
      sip: WSS_URL,
      seat: user,
      otherSide: user.startsWith('110') ? '12345' : '110',
      query: '?interop',
      prepare: `(${installSound.toString()})(${options.hertz})`,
      config: {
        domain: ADDRESS,
        practice: false,
        settings: { ...DEFAULT_SETTINGS, dtmf: options.dtmf ?? DEFAULT_SETTINGS.dtmf },
        authorization: { user, secret: options.secret ?? `secret of ${user}` },
      },
    });
    return new SeatPhone(bench);
  }

  /** Amplitudes in what its person hears now. */
  levels(hertz: readonly number[]): Promise<readonly number[]> {
    return this.bench.page.evaluate(
      (all) => (globalThis as unknown as Ears).linkseatEar.levels(all),
      [...hertz],
    );
  }
}

/** Runs in the page before its scripts: the sound card of the test. */
function installSound(hertz: number): void {
  const context = new AudioContext();
  const players: HTMLAudioElement[] = [];
  const RealAudio = window.Audio;
  window.Audio = function makeAudio() {
    const player = new RealAudio();
    players.push(player);
    return player;
  } as unknown as typeof Audio;
  navigator.mediaDevices.getUserMedia = () => {
    const source = new OscillatorNode(context, { frequency: hertz });
    const quiet = new GainNode(context, { gain: 0.3 });
    const out = context.createMediaStreamDestination();
    source.connect(quiet).connect(out);
    source.start();
    return Promise.resolve(out.stream);
  };
  const ears = new WeakMap<MediaStream, AnalyserNode>();
  const earOf = (stream: MediaStream): AnalyserNode => {
    const known = ears.get(stream);
    if (known) return known;
    const ear = new AnalyserNode(context, { fftSize: 16_384, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(ear);
    ears.set(stream, ear);
    return ear;
  };
  const levels = (all: readonly number[]): readonly number[] => {
    const sums = all.map(() => 0);
    for (const player of players) {
      const stream = player.srcObject;
      if (player.muted || !(stream instanceof MediaStream)) continue;
      const ear = earOf(stream);
      const bins = new Float32Array(ear.frequencyBinCount);
      ear.getFloatFrequencyData(bins);
      all.forEach((one, at) => {
        const bin = Math.round((one * ear.fftSize) / context.sampleRate);
        sums[at] = (sums[at] ?? 0) + 10 ** ((bins[bin] ?? -200) / 20);
      });
    }
    return sums;
  };
  Object.assign(window, { linkseatEar: { levels } });
}
