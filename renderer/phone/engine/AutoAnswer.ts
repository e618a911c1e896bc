// Phone page. A call that rings while nobody is on the line is taken by itself, where the person set it so.
import type { Call } from '@shared/call/Call';
import type { CallId } from '@shared/kernel/ids';

/** Milliseconds from the tone that warns the operator to the answer. */
export const AUTO_ANSWER_AFTER = 1_000;

export interface AutoAnswerParts {
  readonly wanted: () => boolean;
  readonly after: (ms: number, fn: () => void) => () => void;
  /** Sounds once in the operator's ear: from now on he is heard soon. */
  readonly warn: () => void;
  readonly answer: (call: CallId) => void;
}

export class AutoAnswer {
  readonly #parts: AutoAnswerParts;
  #call: CallId | undefined;
  #stop = () => {};

  constructor(parts: AutoAnswerParts) {
    this.#parts = parts;
  }

  /** To be told the calls of the seat after each change. */
  look(calls: readonly Call[]): void {
    const lone = loneRinging(calls);
    if (lone === this.#call) return;
    this.#stop();
    this.#call = lone;
    const { wanted, after, warn, answer } = this.#parts;
    if (lone === undefined || !wanted()) return;
    warn();
    this.#stop = after(AUTO_ANSWER_AFTER, () => answer(lone));
  }
}

/** A second call is never taken unasked. */
function loneRinging(calls: readonly Call[]): CallId | undefined {
  const [call, other] = calls;
  const rings = call?.legs.every(({ state }) => state.at === 'offered' || state.at === 'ended') ?? false;
  return rings && other === undefined ? call?.id : undefined;
}
