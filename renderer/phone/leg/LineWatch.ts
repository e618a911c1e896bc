// Phone page. Looks at one connected leg once a second: how well it is heard, and whether anybody is there.
import type { LegQuality } from '@shared/call/lineQuality';
import type { Answer } from './Answer';
import { type LineSigns, qualityBetween } from './lineSigns';
import { isTroubled, type LineState, lineVerdict } from './lineVerdict';

export interface WatchedLine {
  /** Undefined where there is no sound to look at yet. */
  readonly signs: () => Promise<LineSigns | undefined>;
  readonly soundExpected: () => boolean;
  readonly ask: () => Promise<Answer>;
  readonly quality: (quality: LegQuality) => void;
  readonly dead: () => void;
}

/** Looks over which quality is measured. */
const WINDOW = 5;

export class LineWatch {
  readonly #line: WatchedLine;
  #looks: readonly LineSigns[] = [];
  #soundAt: number | undefined;
  #troubleAt: number | undefined;
  #answer: LineState['answer'];
  #answeredAt = 0;

  constructor(line: WatchedLine) {
    this.#line = line;
  }

  /** The time that the machine slept is nobody's silence. */
  woke(): void {
    this.#soundAt = undefined;
    this.#wellAgain();
  }

  /** To be called about once a second; `now` in milliseconds, of any origin. */
  async look(now: number): Promise<void> {
    const signs = await this.#line.signs();
    if (!signs) return;
    const before = this.#looks.at(-1);
    // The counters can begin anew: fewer than before is no sound.
    if (!before || signs.received > before.received || this.#soundAt === undefined) this.#soundAt = now;
    this.#looks = [...this.#looks, signs].slice(-WINDOW);
    const [first] = this.#looks;
    if (first) this.#line.quality(qualityBetween(first, signs));
    this.#judge(now, signs);
  }

  #judge(now: number, { connection }: LineSigns): void {
    const soundExpected = this.#line.soundExpected();
    const silentFor = now - (this.#soundAt ?? now);
    if (!isTroubled({ silentFor, soundExpected, connection })) {
      this.#wellAgain();
      return;
    }
    this.#troubleAt ??= now;
    const verdict = lineVerdict({
      silentFor,
      soundExpected,
      connection,
      troubledFor: now - this.#troubleAt,
      answer: this.#answer,
      answeredFor: now - this.#answeredAt,
    });
    if (verdict === 'dead') this.#line.dead();
    if (verdict === 'ask') void this.#ask(now);
  }

  async #ask(now: number): Promise<void> {
    this.#answer = 'pending';
    const trouble = this.#troubleAt;
    const answer = await this.#line.ask();
    if (this.#troubleAt !== trouble) return;
    this.#answer = answer;
    this.#answeredAt = now;
  }

  #wellAgain(): void {
    this.#troubleAt = undefined;
    this.#answer = undefined;
  }
}
