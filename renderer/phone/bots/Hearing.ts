// Phone page. What a scripted party hears of the others: when they begin and stop to speak.
import type { Pump } from '../mixer/Pump';
import { BEGIN, END, SpeechSense } from './SpeechSense';

/** Milliseconds between two looks. */
const BEAT = 25;
/** About one beat at 48 kHz. */
const WINDOW = 1024;

export class Hearing {
  readonly #context: AudioContext;
  readonly #pump: Pump;
  readonly #after: (ms: number, fn: () => void) => () => void;
  #stop: () => void = () => {};

  constructor(context: AudioContext, pump: Pump, after: (ms: number, fn: () => void) => () => void) {
    this.#context = context;
    this.#pump = pump;
    this.#after = after;
  }

  /** One listener at a time; the answer ends it. `ago`: milliseconds since it began to be so. */
  listen(heard: (talking: boolean, ago: number) => void): () => void {
    this.#stop();
    const ear = new AnalyserNode(this.#context, { fftSize: WINDOW });
    const samples = new Float32Array(WINDOW);
    const sense = new SpeechSense();
    let source: MediaStreamAudioSourceNode | undefined;
    let talking = false;
    const looks: number[] = [];
    let cancel: () => void = () => {};
    const look = (): void => {
      const [stream] = this.#pump.streams;
      if (stream !== undefined && source?.mediaStream !== stream) {
        source?.disconnect();
        source = this.#context.createMediaStreamSource(stream);
        source.connect(ear);
      }
      ear.getFloatTimeDomainData(samples);
      const now = sense.hear(loudness(samples));
      // By the clock of the sound: a busy page looks late.
      looks.push(this.#context.currentTime);
      const before = looks.at(-1 - (now ? BEGIN : END)) ?? 0;
      if (now !== talking) heard(now, (this.#context.currentTime - before) * 1000);
      if (looks.length > Math.max(BEGIN, END)) looks.shift();
      talking = now;
      cancel = this.#after(BEAT, look);
    };
    look();
    this.#stop = () => {
      cancel();
      source?.disconnect();
      ear.disconnect();
    };
    return this.#stop;
  }

  close(): void {
    this.#stop();
  }
}

/** Root mean square in decibels below full scale. */
function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return power === 0 ? -Infinity : 10 * Math.log10(power);
}
