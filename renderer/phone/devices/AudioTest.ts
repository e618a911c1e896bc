// Phone page. What the settings panel asks: how loud the microphone is, what one sounds like, how it rings. Never in a
// call: there the caller would hear it, or be heard in it.
import type { AudioTestKind, AudioTestState } from '@shared/call/AudioTest';

/** Milliseconds of the echo test: what is said is played back after it. */
export const ECHO_FOR = 3_000;
/** A level that nobody looks at any more ends by itself. */
const LEVEL_FOR = 60_000;
const EVERY = 100;
/** A line of a practice script is no longer than this. */
const LINE_FOR = 20_000;

export interface TestParts {
  readonly context: AudioContext;
  readonly stream: () => MediaStream | undefined;
  readonly isIdle: () => boolean;
  /** Plays sound where calls are heard. */
  readonly play: (sound: Blob) => Promise<void>;
  readonly ring: () => void;
  readonly tell: (state: AudioTestState, level: number, sound?: Blob) => void;
}

export class AudioTest {
  readonly #parts: TestParts;
  #stop = () => {};

  constructor(parts: TestParts) {
    this.#parts = parts;
  }

  readonly run = (what: AudioTestKind): void => {
    const stop = this.#stop;
    this.#stop = () => {};
    stop();
    const { tell, isIdle, ring, stream } = this.#parts;
    const source = stream();
    if (what === 'stop') tell('done', 0);
    else if (!isIdle()) tell('inCall', 0);
    else if (what === 'ring') ring();
    else if (source === undefined) tell('noMicrophone', 0);
    else if (what === 'echo') this.#echo(source);
    else if (what === 'line') this.#line(source);
    else this.#measure(source, 'level', LEVEL_FOR, () => tell('done', 0));
  };

  #echo(stream: MediaStream): void {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = async () => {
      this.#parts.tell('playing', 0);
      await this.#parts.play(new Blob(parts, { type: recorder.mimeType })).catch(() => undefined);
      this.#parts.tell('done', 0);
    };
    recorder.start();
    this.#measure(stream, 'recording', ECHO_FOR, () => recorder.stop());
  }

  /** Until it is stopped, or too long; a call that begins meanwhile is no reason to lose what was said. */
  #line(stream: MediaStream): void {
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 96_000 });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => this.#parts.tell('recorded', 0, new Blob(parts, { type: recorder.mimeType }));
    recorder.start();
    this.#measure(stream, 'recording', LINE_FOR, () => recorder.stop());
    const end = this.#stop;
    this.#stop = () => {
      end();
      recorder.stop();
    };
  }

  /** Tells the level until the time is over or somebody stops it; `over` is called once. */
  #measure(stream: MediaStream, state: AudioTestState, length: number, over: () => void): void {
    const { context, tell } = this.#parts;
    const source = context.createMediaStreamSource(stream);
    const ear = new AnalyserNode(context, { fftSize: 2048 });
    source.connect(ear);
    const samples = new Float32Array(ear.fftSize);
    const timer = setInterval(() => {
      ear.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      tell(state, Math.min(1, Math.sqrt(power) * 3));
    }, EVERY);
    const end = () => {
      clearInterval(timer);
      clearTimeout(limit);
      source.disconnect();
    };
    const limit = setTimeout(() => {
      end();
      over();
    }, length);
    this.#stop = end;
  }
}
