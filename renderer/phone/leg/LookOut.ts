// Phone page. Tells once a second that the lines are to be looked at, and when nothing can be taken for granted any
// more: the machine slept, or its network changed.

/** Milliseconds between two looks; a gap longer than the other says that the machine slept. */
const EVERY = 1_000;
const SLEPT = 8_000;
const SIGNS = ['online', 'offline'] as const;

export interface Watcher {
  /** `now` in milliseconds, of any origin. */
  readonly look: (now: number) => void;
  readonly woke: () => void;
  readonly networkChanged: () => void;
}

export class LookOut {
  readonly #watcher: Watcher;
  #looking: ReturnType<typeof setInterval> | undefined;
  /** By the wall clock: the page's own stands still while the machine sleeps, on Linux and macOS. */
  #lookedAt = Date.now();

  constructor(watcher: Watcher) {
    this.#watcher = watcher;
  }

  start(): void {
    this.#looking = setInterval(() => this.#look(), EVERY);
    for (const sign of SIGNS) addEventListener(sign, this.#watcher.networkChanged);
  }

  stop(): void {
    clearInterval(this.#looking);
    for (const sign of SIGNS) removeEventListener(sign, this.#watcher.networkChanged);
  }

  #look(): void {
    const now = Date.now();
    const slept = now - this.#lookedAt > SLEPT;
    this.#lookedAt = now;
    if (slept) this.#watcher.woke();
    else this.#watcher.look(performance.now());
  }
}
