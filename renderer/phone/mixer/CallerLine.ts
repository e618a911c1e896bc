// Phone page. The line on which a scripted party speaks: his voice and what is heard behind him, and how well it carries.

/** What a bad line lets through, hertz. */
const BAND = [500, 1_500] as const;
/** When it drops out, and for how long, in seconds of a pattern that begins anew after `PERIOD`. */
const DROPS = [
  [0.35, 0.18],
  [0.9, 0.3],
  [1.7, 0.12],
  [2.1, 0.42],
] as const;
const PERIOD = 2.9;
/** Falls and rises that do not click, seconds. */
const EDGE = 0.004;

export class CallerLine {
  /** Where whatever he says or what sounds behind him goes in. */
  readonly input: GainNode;
  readonly #context: AudioContext;
  readonly #out: AudioNode;
  readonly #bad: readonly AudioNode[];
  readonly #gate: GainNode;
  #drops: AudioBufferSourceNode | undefined;
  #noise: AudioBufferSourceNode | undefined;

  constructor(context: AudioContext, out: AudioNode) {
    this.#context = context;
    this.#out = out;
    this.input = new GainNode(context);
    const [low, high] = BAND;
    // Twice each: 24 dB an octave, so that the voice is plainly another.
    const cuts = [
      new BiquadFilterNode(context, { type: 'highpass', frequency: low }),
      new BiquadFilterNode(context, { type: 'highpass', frequency: low }),
      new BiquadFilterNode(context, { type: 'lowpass', frequency: high }),
      new BiquadFilterNode(context, { type: 'lowpass', frequency: high }),
    ];
    this.#gate = new GainNode(context, { gain: 0 });
    this.#bad = [...cuts, this.#gate];
    this.#bad.reduce((from, to) => from.connect(to));
    this.#gate.connect(out);
    this.input.connect(out);
  }

  /** Narrow, and with drop-outs; off: as it should be. */
  bad(on: boolean): void {
    if (on === (this.#drops !== undefined)) return;
    this.input.disconnect();
    this.#drops?.stop();
    this.#drops?.disconnect();
    this.#drops = undefined;
    const [first] = this.#bad;
    this.input.connect(on && first ? first : this.#out);
    if (!on) return;
    this.#drops = new AudioBufferSourceNode(this.#context, { buffer: pattern(this.#context), loop: true });
    this.#drops.connect(this.#gate.gain);
    this.#drops.start();
  }

  /** Sounds behind him from now on, again and again. */
  noise(samples: Float32Array<ArrayBuffer>): void {
    this.#noise?.stop();
    const { sampleRate } = this.#context;
    const buffer = new AudioBuffer({ length: samples.length, sampleRate });
    buffer.copyToChannel(samples, 0);
    this.#noise = new AudioBufferSourceNode(this.#context, { buffer, loop: true });
    this.#noise.connect(this.input);
    this.#noise.start();
  }

  close(): void {
    this.#noise?.stop();
    this.#drops?.stop();
    for (const node of [this.input, ...this.#bad]) node.disconnect();
  }
}

/** 1 where the line carries, 0 where it drops out. */
function pattern({ sampleRate }: AudioContext): AudioBuffer {
  const buffer = new AudioBuffer({ length: Math.round(PERIOD * sampleRate), sampleRate });
  const samples = buffer.getChannelData(0);
  samples.forEach((_, i) => {
    const t = i / sampleRate;
    const gaps = DROPS.map(([from, length]) => {
      const inside = Math.min(t - from, from + length - t);
      return Math.max(0, Math.min(1, inside / EDGE));
    });
    samples[i] = 1 - Math.max(...gaps);
  });
  return buffer;
}
