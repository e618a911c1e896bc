// Phone page, tests: remembers what a port told, and waits for what it has not told yet.
import type { LegFact } from '@shared/call/CallFact';
import type { LegId } from '@shared/kernel/ids';
import type { PhonePort, PortEvent } from './PhonePort';

type FactOf<K extends LegFact['type']> = Extract<LegFact, { type: K }>;

/** Milliseconds. */
const PATIENCE = 8_000;

export class Witness {
  readonly #told: PortEvent[] = [];
  #look: () => void = () => {};

  constructor(port: PhonePort) {
    port.listen((event) => {
      this.#told.push(event);
      this.#look();
    });
  }

  /** The next event that fits; each is handed out once. */
  event(fits: (event: PortEvent) => boolean): Promise<PortEvent> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        const told = this.#told.map((event) => (event.type === 'fact' ? event.fact.type : event.type));
        reject(new Error(`waited in vain; left over: ${told.join(' ')}`));
      }, PATIENCE);
      this.#look = () => {
        const at = this.#told.findIndex(fits);
        const [found] = at < 0 ? [] : this.#told.splice(at, 1);
        if (!found) return;
        clearTimeout(limit);
        this.#look = () => {};
        resolve(found);
      };
      this.#look();
    });
  }

  async fact<K extends LegFact['type']>(type: K, leg?: LegId): Promise<FactOf<K>> {
    const isIt = (fact: LegFact): fact is FactOf<K> =>
      fact.type === type && (leg === undefined || fact.leg === leg);
    const event = await this.event((one) => one.type === 'fact' && isIt(one.fact));
    if (event.type !== 'fact' || !isIt(event.fact)) throw new Error('another event than the one that fits');
    return event.fact;
  }
}
