// Phone page. Sends the facts to the host, in order, until each is recorded. The host drops what it has by its id.
import type { Failure } from '@shared/kernel/result';
import type { Bridge } from '../../ui/bridge/Bridge';
import type { ReportedFact } from './PhoneEngine';

/** Milliseconds until an unanswered or refused batch is sent again. */
const RETRY_AFTER = 500;
/** A host that was away for long gets its facts in pieces. */
const BATCH = 200;
/** The host will say the same however often it is asked … */
const FINAL = new Set(['malformed', 'idTaken', 'conflict', 'unknownCall', 'forbidden']);
/** … and of a bug it is believed after so many tries. */
const TRIES = 5;

export interface ReporterPorts {
  readonly after: (ms: number, fn: () => void) => () => void;
  readonly changed: () => void;
  /** A fact was refused for good and left out, so that later ones are recorded. */
  readonly parked: (fact: ReportedFact, why: Failure) => void;
}

export class FactReporter {
  readonly #bridge: Bridge;
  readonly #ports: ReporterPorts;
  #waiting: readonly ReportedFact[] = [];
  #sending = false;
  #retry: (() => void) | undefined;
  /** After a refusal the facts go one by one, until the one that is meant has shown itself. */
  #batch = BATCH;
  #bugs = 0;

  constructor(bridge: Bridge, ports: ReporterPorts) {
    this.#ports = ports;
    this.#bridge = bridge;
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
    const facts = this.#waiting.slice(0, this.#batch);
    const answer = await this.#bridge.call('phone.facts', { facts });
    this.#sending = false;
    if (answer.ok) this.#done(facts.length);
    else if (this.#isFinal(answer.error)) this.#refused(facts, answer.error);
    else {
      this.#retry = this.#ports.after(RETRY_AFTER, () => void this.#send());
      return;
    }
    await this.#send();
  }

  #isFinal({ code }: Failure): boolean {
    this.#bugs = code === 'bug' ? this.#bugs + 1 : 0;
    return FINAL.has(code) || this.#bugs >= TRIES;
  }

  #refused(facts: readonly ReportedFact[], why: Failure): void {
    this.#bugs = 0;
    const [fact] = facts;
    if (facts.length > 1 || fact === undefined) this.#batch = 1;
    else {
      this.#ports.parked(fact, why);
      this.#done(1);
      this.#batch = BATCH;
    }
  }

  #done(count: number): void {
    this.#waiting = this.#waiting.slice(count);
    this.#bugs = 0;
    this.#ports.changed();
  }
}
