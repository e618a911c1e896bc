// Bench: the moments at which beeps begin, where they are made and where they are heard, by the samples themselves.

/** Amplitude from which it is a beep, and seconds without any after which the next one can begin. */
const LOUD = 0.08;
const QUIET_FOR = 0.2;
const BLOCK = 512;

type Side = 'made' | 'heard';

export class Onsets {
  readonly #context: AudioContext;
  readonly #heard: GainNode;
  /** Seconds of the context's clock. */
  readonly #at: Record<Side, number[]> = { made: [], heard: [] };
  readonly #last: Record<Side, number> = { made: 0, heard: 0 };
  #source: AudioNode | undefined;

  constructor(context: AudioContext, made: AudioNode) {
    this.#context = context;
    this.#heard = new GainNode(context, { gain: 1, channelCount: 1, channelCountMode: 'explicit' });
    const both = new ChannelMergerNode(context, { numberOfInputs: 2 });
    made.connect(both, 0, 0);
    this.#heard.connect(both, 0, 1);
    // A worklet would need a file of its own; both channels come in the same block, so that its lateness is no matter.
    const ear = context.createScriptProcessor(BLOCK, 2, 1);
    ear.onaudioprocess = ({ inputBuffer, playbackTime }) => {
      this.#look('made', inputBuffer.getChannelData(0), playbackTime);
      this.#look('heard', inputBuffer.getChannelData(1), playbackTime);
    };
    both.connect(ear).connect(context.destination);
  }

  listenTo(stream: MediaStream): void {
    this.#source?.disconnect();
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.#heard);
  }

  async delays(seconds: number): Promise<readonly number[]> {
    this.#at.made = [];
    this.#at.heard = [];
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    return this.#at.heard.flatMap((heard) => {
      const made = this.#at.made.findLast((one) => one < heard);
      return made === undefined ? [] : [(heard - made) * 1_000];
    });
  }

  #look(side: Side, samples: Float32Array, start: number): void {
    samples.forEach((sample, index) => {
      if (Math.abs(sample) < LOUD) return;
      const now = start + index / this.#context.sampleRate;
      if (now - this.#last[side] > QUIET_FOR) this.#at[side].push(now);
      this.#last[side] = now;
    });
  }
}
