// Phone page. How well the operator's lines are heard, as one sign: told when its level changes, and now and then
// while it is not good.
import type { LegQuality, LineQuality } from '@shared/call/lineQuality';
import { lineQuality } from '@shared/call/lineQuality';
import type { LegId } from '@shared/kernel/ids';
import type { PortEvent } from '../port/PhonePort';

/** Looks between two reports of a level that stays. */
const EVERY = 5;

export class LineSign {
  readonly #tell: (line: LineQuality | undefined) => void;
  readonly #legs = new Map<LegId, LegQuality>();
  #told: LineQuality | undefined;
  #looks = 0;

  constructor(tell: (line: LineQuality | undefined) => void) {
    this.#tell = tell;
  }

  heard(event: PortEvent): void {
    if (event.type === 'quality') this.#legs.set(event.leg, event.quality);
    else if (event.type === 'fact' && event.fact.type === 'legEnded') this.#legs.delete(event.fact.leg);
    else return;
    this.#look();
  }

  #look(): void {
    const line = lineQuality([...this.#legs.values()]);
    this.#looks += 1;
    const isDue = line !== undefined && line.level !== 'good' && this.#looks >= EVERY;
    if (line?.level === this.#told?.level && !isDue) return;
    this.#looks = 0;
    this.#told = line;
    this.#tell(line);
  }
}
