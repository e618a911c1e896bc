// Phone page. What a scripted party says: recordings of resources/audio, decoded, one after the other.
import { type Noise, noiseOf } from '@shared/practice/noiseOf';
import { CallerLine } from './CallerLine';
import { Pump } from './Pump';

/**
 * The mark that a call is practice: three short high notes, unlike any tone of a telephone. Hertz, and seconds from the
 * first sound to the last; it is over before anybody draws breath.
 */
export const PRACTICE_MARK = { hertz: 1_400, notes: 3, note: 0.08, every: 0.16 } as const;

export class Voice {
  readonly #context: AudioContext;
  readonly #out: MediaStreamAudioDestinationNode;
  readonly #zero: ConstantSourceNode;
  readonly #gain: GainNode;
  readonly #person: GainNode;
  readonly #line: CallerLine;
  /** An unplayed remote stream would be silent. */
  readonly #pump = new Pump();
  #lent: MediaStreamAudioSourceNode | undefined;
  #speaking: AudioBufferSourceNode | undefined;
  #turn = 0;
  /** What is to be said next. */
  #ready: { readonly url: string; readonly buffer: Promise<AudioBuffer | undefined> } | undefined;
  #tone: OscillatorNode | undefined;

  constructor(context: AudioContext) {
    this.#context = context;
    this.#out = context.createMediaStreamDestination();
    this.#gain = new GainNode(context, { gain: 1 });
    this.#line = new CallerLine(context, this.#out);
    this.#gain.connect(this.#line.input);
    this.#person = new GainNode(context, { gain: 0 });
    this.#person.connect(this.#line.input);
    this.#zero = new ConstantSourceNode(context, { offset: 0 });
    this.#zero.connect(this.#out);
    this.#zero.start();
  }

  get stream(): MediaStream {
    return this.#out.stream;
  }

  /** Plays the file to its end, in place of what was being said. False where it can't be had or decoded. */
  async say(url: string): Promise<boolean> {
    this.hush();
    this.prepare(url);
    const turn = this.#turn;
    const buffer = await this.#ready?.buffer;
    if (!buffer) return false;
    // Hushed before it was at hand.
    if (turn !== this.#turn) return true;
    this.#ready = undefined;
    await this.#play(buffer);
    return true;
  }

  /** Fetches and decodes it already, so that it begins in the very moment in which it is said. */
  prepare(url: string): void {
    if (this.#ready?.url !== url) this.#ready = { url, buffer: this.#load(url).catch(() => undefined) };
  }

  async #load(url: string): Promise<AudioBuffer | undefined> {
    const answer = await fetch(url);
    return answer.ok ? this.#context.decodeAudioData(await answer.arrayBuffer()) : undefined;
  }

  /** Stops in the middle of the word. */
  hush(): void {
    this.#turn += 1;
    this.#speaking?.stop();
    this.#speaking = undefined;
  }

  /** Over whatever is said. `gain` 0 … 1. */
  mark(gain: number): void {
    const { hertz, notes, note, every } = PRACTICE_MARK;
    const tone = new OscillatorNode(this.#context, { frequency: hertz });
    const level = new GainNode(this.#context, { gain: 0 });
    const start = this.#context.currentTime;
    for (let count = 0; count < notes; count += 1) {
      level.gain.setTargetAtTime(gain, start + count * every, 0.005);
      level.gain.setTargetAtTime(0, start + count * every + note, 0.005);
    }
    tone.connect(level).connect(this.#gain);
    tone.start(start);
    tone.stop(start + notes * every);
  }

  /** How well his line carries from now on. */
  badLine(on: boolean): void {
    this.#line.bad(on);
  }

  /** What is heard behind him from now on. */
  background(noise: Noise): void {
    this.#line.noise(noiseOf(noise, this.#context.sampleRate));
  }

  /** A person who can be heard in this voice's place, once `person` says so. */
  lend(stream: MediaStream): void {
    this.#lent?.disconnect();
    this.#pump.attach(stream);
    this.#lent = this.#context.createMediaStreamSource(stream);
    this.#lent.connect(this.#person);
  }

  person(speaks: boolean): void {
    this.#person.gain.value = speaks ? 1 : 0;
  }

  /** A steady tone of `hertz`, by which a test tells this party from the others. */
  sing(hertz: number): void {
    this.#tone?.stop();
    this.#tone = new OscillatorNode(this.#context, { frequency: hertz });
    this.#tone.connect(new GainNode(this.#context, { gain: 0.3 })).connect(this.#gain);
    this.#tone.start();
  }

  close(): void {
    this.hush();
    this.#tone?.stop();
    this.#zero.stop();
    this.#gain.disconnect();
    this.#line.close();
    this.#lent?.disconnect();
    this.#person.disconnect();
    this.#pump.close();
    for (const track of this.#out.stream.getTracks()) track.stop();
  }

  #play(buffer: AudioBuffer): Promise<void> {
    const node = new AudioBufferSourceNode(this.#context, { buffer });
    this.#speaking = node;
    node.connect(this.#gain);
    return new Promise((resolve) => {
      node.addEventListener('ended', () => resolve());
      node.start(0, leadOf(buffer));
    });
  }
}

/** Amplitude from which a file is no silence, and seconds that are left of it before the first word. */
const SOUND = 0.01;
const BREATH = 0.005;

/** Seconds of silence at the beginning of a file: his turn begins with his voice. */
function leadOf(buffer: AudioBuffer): number {
  const first = buffer.getChannelData(0).findIndex((sample) => Math.abs(sample) > SOUND);
  return Math.max(0, first / buffer.sampleRate - BREATH);
}
