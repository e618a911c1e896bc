// Phone page. Listens in for tests: which of the parties' tones are in a stream.
import { goertzel } from './goertzel';

/** About 170 ms at 48 kHz: long enough to tell 100 Hz apart, short enough to be asked often. */
const WINDOW = 8192;

export class Ear {
  readonly #context: AudioContext;
  readonly #window: number;
  readonly #ears = new WeakMap<MediaStream, AnalyserNode>();

  /** `window`: samples, a power of two. */
  constructor(context: AudioContext, window = WINDOW) {
    this.#context = context;
    this.#window = window;
  }

  /** Amplitude of each frequency in all of `streams` together, as they sounded in the last window. */
  levels(streams: readonly MediaStream[], hertz: readonly number[]): readonly number[] {
    const samples = new Float32Array(this.#window);
    const own = new Float32Array(this.#window);
    for (const stream of streams) {
      this.#ear(stream).getFloatTimeDomainData(own);
      own.forEach((sample, index) => {
        samples[index] = (samples[index] ?? 0) + sample;
      });
    }
    return hertz.map((one) => goertzel(samples, this.#context.sampleRate, one));
  }

  #ear(stream: MediaStream): AnalyserNode {
    const known = this.#ears.get(stream);
    if (known) return known;
    const ear = new AnalyserNode(this.#context, { fftSize: this.#window });
    this.#context.createMediaStreamSource(stream).connect(ear);
    this.#ears.set(stream, ear);
    return ear;
  }
}
