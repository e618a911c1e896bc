// Phone page. Sends the facts to the host, in order, until each is recorded. The host drops what it has by its id.
import type { Bridge } from '../../ui/bridge/Bridge';
import type { ReportedFact } from './PhoneEngine';

/** Milliseconds until an unanswered or refused batch is sent again. */
const RETRY_AFTER = 500;
/** A host that was away for long gets its facts in pieces. */
const BATCH = 200;

export class FactReporter {
  readonly #bridge: Bridge;
  readonly #after: (ms: number, fn: () => void) => () => void;
  readonly #changed: () => void;
  #waiting: readonly ReportedFact[] = [];
  #sending = false;
  #retry: (() => void) | undefined;

  constructor(bridge: Bridge, after: (ms: number, fn: () => void) => () => void, changed: () => void) {
    this.#changed = changed;
    this.#bridge = bridge;
    this.#after = after;
    bridge.onState((state) => {
      if (state === 'open') void this.#send();
    });
  }

  /** Facts that the host does not have yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  readonly report = (fact: ReportedFact): void => {
    this.#waiting = [...this.#waiting, fact];
    void this.#send();
  };

  async #send(): Promise<void> {
    if (this.#sending || this.#waiting.length === 0) return;
    this.#sending = true;
    this.#retry?.();
    this.#retry = undefined;
    const facts = this.#waiting.slice(0, BATCH);
    const answer = await this.#bridge.call('phone.facts', { facts });
    this.#sending = false;
    if (answer.ok) {
      this.#waiting = this.#waiting.slice(facts.length);
      this.#changed();
      await this.#send();
    } else {
      this.#retry = this.#after(RETRY_AFTER, () => void this.#send());
    }
  }
}
