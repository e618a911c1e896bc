// Tests: when one tone is heard and when it is not, looked at every few milliseconds.
import type { Ear } from '../mixer/Ear';

const EVERY = 5;
/** Amplitude, of a tone that is sent with 0.3. */
const HEARD = 0.03;

export interface Look {
  /** Unix milliseconds, with fractions. */
  readonly at: number;
  readonly heard: boolean;
}

export class GapMeter {
  readonly #looks: Look[] = [];
  readonly #looking: ReturnType<typeof setInterval>;

  constructor(ear: Ear, streams: () => readonly MediaStream[], hertz: number) {
    this.#looking = setInterval(() => {
      const [level = 0] = ear.levels(streams(), [hertz]);
      this.#looks.push({ at: performance.timeOrigin + performance.now(), heard: level > HEARD });
    }, EVERY);
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  /** When the tone is first heard from a moment on; NaN: never. */
  firstHeard(from: number): number {
    return this.#looks.find(({ at, heard }) => heard && at >= from)?.at ?? Number.NaN;
  }

  /** When the tone is heard again after the first moment from `from` on in which it is not; NaN: never. */
  returnedAt(from: number): number {
    const gone = this.#looks.find(({ at, heard }) => !heard && at >= from);
    return gone ? this.firstHeard(gone.at) : Number.NaN;
  }

  /** Milliseconds without the tone between two moments. */
  silence(from: number, to: number): number {
    const within = this.#looks.filter(({ at }) => at >= from && at <= to);
    return within.reduce((sum, { at, heard }, index) => {
      const until = within[index + 1]?.at ?? to;
      return heard ? sum : sum + until - at;
    }, 0);
  }
}
