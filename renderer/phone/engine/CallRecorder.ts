// Phone page. Records the calls of this seat where the setting says so, and gives each piece to the host as it comes.
// Whatever happens here, the call goes on.
import { audioRoutes } from '@shared/call/audioRoutes';
import type { Call } from '@shared/call/Call';
import type { CallId, IdMaker, RecordingId } from '@shared/kernel/ids';
import type { Failure } from '@shared/kernel/result';
import { base64 } from '../../ui/base64';
import type { Bridge } from '../../ui/bridge/Bridge';
import type { Mixer } from '../mixer/Mixer';
import { StereoTap } from '../mixer/StereoTap';

export interface RecorderParts {
  readonly bridge: Bridge;
  readonly mixer: Mixer;
  readonly newId: IdMaker;
  readonly wanted: () => boolean;
  readonly failed: (why: Failure) => void;
}

/** Milliseconds of sound in one piece: what a crash can cost at the most. */
const PIECE = 1_000;
const BITS = 32_000;
const TYPE = 'audio/webm;codecs=opus';
/** The host is away: its pieces wait, this many of them. */
const MOST_WAITING = 600;
const AGAIN_AFTER = 1_000;
/** The host's answers that will be others in a moment. */
const PASSING: ReadonlySet<string> = new Set(['offline', 'noAnswer', 'busy']);

interface Running {
  readonly recording: RecordingId;
  readonly tap: StereoTap;
  readonly recorder: MediaRecorder;
  readonly startedAt: number;
  /** Pieces go out one after the other. */
  chain: Promise<void>;
  waiting: number;
  stopped: boolean;
}

export class CallRecorder {
  readonly #parts: RecorderParts;
  /** Undefined while the host is asked: one recording for each call. */
  readonly #running = new Map<CallId, Running | undefined>();

  #calls: readonly Call[] = [];

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  /** To be told the calls of the seat after each change. */
  look(calls: readonly Call[]): void {
    this.#calls = calls;
    for (const call of calls) {
      const talks = call.answeredAt !== undefined && call.endedAt === undefined;
      if (talks && this.#parts.wanted() && !this.#running.has(call.id)) void this.#begin(call.id);
      const legs = call.legs.map(({ id }) => id);
      this.#running.get(call.id)?.tap.follow(legs, audioRoutes(call));
    }
    for (const [id, one] of this.#running)
      if (!calls.some((call) => call.id === id && call.endedAt === undefined)) this.#end(id, one);
  }

  async #begin(call: CallId): Promise<void> {
    const { bridge, mixer, newId, failed } = this.#parts;
    this.#running.set(call, undefined);
    const recording = newId() as RecordingId;
    const begun = await bridge.call('recording.begin', { recording, call });
    if (!begun.ok) return begun.error.code === 'recordingOff' ? undefined : failed(begun.error);
    const tap = new StereoTap(mixer);
    const recorder = new MediaRecorder(tap.stream, { mimeType: TYPE, audioBitsPerSecond: BITS });
    const one: Running = {
      recording,
      tap,
      recorder,
      startedAt: performance.now(),
      chain: Promise.resolve(),
      waiting: 0,
      stopped: false,
    };
    recorder.ondataavailable = ({ data }) => this.#piece(one, data);
    recorder.onstop = () => {
      const seconds = secondsOf(one);
      one.chain = one.chain.then(() => this.#told(one, seconds));
      tap.close();
    };
    recorder.start(PIECE);
    // The call may be over already: then it is ended with the next look.
    if (this.#running.has(call)) this.#running.set(call, one);
    else recorder.stop();
    // Without a source nothing would come out of the stream.
    this.look(this.#calls);
  }

  #piece(one: Running, data: Blob): void {
    if (one.stopped || data.size === 0) return;
    if (one.waiting >= MOST_WAITING) {
      this.#give(one, { code: 'recordingNotWritten', message: '' });
      return;
    }
    one.waiting += 1;
    const seconds = secondsOf(one);
    one.chain = one.chain.then(async () => {
      await this.#send(one, seconds, base64(new Uint8Array(await data.arrayBuffer())));
      one.waiting -= 1;
    });
  }

  async #send(one: Running, seconds: number, sound: string): Promise<void> {
    const { bridge } = this.#parts;
    while (!one.stopped) {
      const answer = await bridge.call('recording.chunk', { recording: one.recording, seconds, sound });
      if (answer.ok) return;
      if (!PASSING.has(answer.error.code)) return this.#give(one, answer.error);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }

  async #told(one: Running, seconds: number): Promise<void> {
    if (!one.stopped) await this.#parts.bridge.call('recording.end', { recording: one.recording, seconds });
  }

  /** Said, and not tried again in this call. */
  #give(one: Running, why: Failure): void {
    one.stopped = true;
    if (one.recorder.state !== 'inactive') one.recorder.stop();
    this.#parts.failed(why);
  }

  #end(call: CallId, one: Running | undefined): void {
    this.#running.delete(call);
    if (one !== undefined && one.recorder.state !== 'inactive') one.recorder.stop();
  }
}

const secondsOf = ({ startedAt }: Running): number => Math.round((performance.now() - startedAt) / 1000);
