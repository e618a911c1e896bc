// Bench: when something sounds at several places of one page and when it is quiet again, by the samples themselves.

const BLOCK = 512;

/** From its first sound to its last, seconds of the context's clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface SpanOptions {
  /** Amplitude from which it is a sound. */
  readonly loud: number;
  /** Seconds without any after which the next one is another. */
  readonly quietFor: number;
}

export class Spans<Place extends string> {
  readonly #context: AudioContext;
  readonly #options: SpanOptions;
  readonly #places: readonly Place[];
  readonly #inputs: readonly GainNode[];
  readonly #sources = new Map<Place, AudioNode>();
  readonly #spans: readonly Span[][];

  constructor(context: AudioContext, places: readonly Place[], options: SpanOptions) {
    this.#context = context;
    this.#options = options;
    this.#places = places;
    this.#spans = places.map(() => []);
    this.#inputs = places.map(
      () => new GainNode(context, { gain: 1, channelCount: 1, channelCountMode: 'explicit' }),
    );
    const all = new ChannelMergerNode(context, { numberOfInputs: places.length });
    this.#inputs.forEach((input, index) => {
      input.connect(all, 0, index);
    });
    // A worklet would need a file of its own; all places come in the same block, so that its lateness is no matter.
    const ear = context.createScriptProcessor(BLOCK, places.length, 1);
    ear.onaudioprocess = ({ inputBuffer, playbackTime }) =>
      this.#spans.forEach((spans, index) => {
        this.#look(spans, inputBuffer.getChannelData(index), playbackTime);
      });
    all.connect(ear).connect(context.destination);
  }

  /** Seconds of the context's clock. */
  get now(): number {
    return this.#context.currentTime;
  }

  /** From now on this sounds there. */
  listenTo(place: Place, sound: AudioNode | MediaStream): void {
    const input = this.#inputs[this.#places.indexOf(place)];
    if (input === undefined) return;
    const source = sound instanceof MediaStream ? this.#context.createMediaStreamSource(sound) : sound;
    this.#sources.get(place)?.disconnect(input);
    this.#sources.set(place, source);
    source.connect(input);
  }

  /** The last of them may still sound. */
  at(place: Place): readonly Span[] {
    return this.#spans[this.#places.indexOf(place)] ?? [];
  }

  #look(spans: Span[], samples: Float32Array, start: number): void {
    const { loud, quietFor } = this.#options;
    samples.forEach((sample, index) => {
      if (Math.abs(sample) < loud) return;
      const to = start + index / this.#context.sampleRate;
      const last = spans.at(-1);
      if (last !== undefined && to - last.to <= quietFor) spans[spans.length - 1] = { from: last.from, to };
      else spans.push({ from: to, to });
    });
  }
}
