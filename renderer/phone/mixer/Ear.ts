// Phone page. Listens in for tests: which of the parties' tones are in a stream.
import { goertzel } from './goertzel';

/** About 170 ms at 48 kHz: long enough to tell 100 Hz apart, short enough to be asked often. */
const WINDOW = 8192;

export class Ear {
  readonly #context: AudioContext;
  readonly #ears = new WeakMap<MediaStream, AnalyserNode>();

  constructor(context: AudioContext) {
    this.#context = context;
  }

  /** Amplitude of each frequency in all of `streams` together, as they sounded in the last 170 ms. */
  levels(streams: readonly MediaStream[], hertz: readonly number[]): readonly number[] {
    const samples = new Float32Array(WINDOW);
    const own = new Float32Array(WINDOW);
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
    const ear = new AnalyserNode(this.#context, { fftSize: WINDOW });
    this.#context.createMediaStreamSource(stream).connect(ear);
    this.#ears.set(stream, ear);
    return ear;
  }
}
