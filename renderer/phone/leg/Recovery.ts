// Phone page. Takes over a dialog whose phone is gone: when it is tried, how often, and how long an attempt may take.

/** Milliseconds between two tries, and for all of them. */
const AGAIN = 400;
const WITHIN = 8_000;
/** A server that was started anew does not know the far end before it has registered again. */
const NOT_YET: ReadonlySet<number> = new Set([404, 480, 503]);
/** Milliseconds: some phones say 180 on their way to taking over; a longer ring is one that somebody hears. */
const RING_LIMIT = 500;
/** Milliseconds for the far end to agree. */
const ANSWER_LIMIT = 5_000;

export interface RecoveryParts {
  /** Sends one INVITE with Replaces. */
  readonly attempt: (recovery: Recovery) => void;
  /** Runs it now, or as soon as there is a socket. */
  readonly whenOnline: (fn: () => void) => void;
}

export class Recovery {
  readonly #parts: RecoveryParts;
  readonly #from = performance.now();

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
    parts.whenOnline(() => parts.attempt(this));
  }

  /** An attempt has begun: `letGo` is called where it takes too long. */
  begun(letGo: () => void): void {
    setTimeout(letGo, ANSWER_LIMIT);
  }

  /** Whoever rings all the same has not understood Replaces. */
  rang(letGo: () => void): void {
    setTimeout(letGo, RING_LIMIT);
  }

  /** True where another attempt follows one that ended with `status`. */
  triesAgain(status: number | undefined): boolean {
    if (!NOT_YET.has(status ?? 0) || performance.now() - this.#from > WITHIN) return false;
    const { whenOnline, attempt } = this.#parts;
    setTimeout(() => whenOnline(() => attempt(this)), AGAIN);
    return true;
  }
}

/** Whoever does not know Replaces answers 420, and rings nobody (RFC 3891 §6.2). */
export const recoverHeaders = (replaces: string): string[] => [`Replaces: ${replaces}`, 'Require: replaces'];
