// Renderer, board page: all seats, outside of React. A row is told of its own seat alone, and once a frame, however
// often it changed since the last one.
import type { BoardChange, SeatKey } from '@shared/board/BoardFrame';
import { seatKey } from '@shared/board/BoardFrame';
import type { SeatCard } from '@shared/seat/SeatCard';

export interface Frames {
  /** Runs once, before the next frame is drawn. */
  next(run: () => void): void;
}

type Fn = () => void;

export class SeatRows {
  readonly #cards = new Map<SeatKey, SeatCard>();
  readonly #rows = new Map<SeatKey, Set<Fn>>();
  readonly #all = new Set<Fn>();
  readonly #changed = new Set<SeatKey>();
  readonly #frames: Frames;
  /** Counts up with every frame in which something changed, and where seats came or went. */
  version = 0;
  membership = 0;
  #came = false;
  #waits = false;

  constructor(frames: Frames) {
    this.#frames = frames;
  }

  get = (key: SeatKey): SeatCard | undefined => this.#cards.get(key);
  cards = (): IterableIterator<SeatCard> => this.#cards.values();
  get size(): number {
    return this.#cards.size;
  }

  /** Instead of all that was there. */
  fill(cards: readonly SeatCard[]): void {
    for (const key of this.#cards.keys()) this.#changed.add(key);
    this.#cards.clear();
    this.#came = true;
    this.apply({ cards });
  }

  apply({ cards = [], gone = [] }: Pick<BoardChange, 'cards' | 'gone'>): void {
    for (const card of cards) {
      const key = seatKey(card);
      this.#came ||= !this.#cards.has(key);
      this.#cards.set(key, card);
      this.#changed.add(key);
    }
    for (const key of gone) {
      this.#came = this.#cards.delete(key) || this.#came;
      this.#changed.add(key);
    }
    if (this.#waits || this.#changed.size === 0) return;
    this.#waits = true;
    this.#frames.next(() => this.#tell());
  }

  /** Told when this seat changed; the answer ends it. */
  onRow = (key: SeatKey, fn: Fn): Fn => {
    const listeners = this.#rows.get(key) ?? new Set();
    this.#rows.set(key, listeners.add(fn));
    return () => {
      listeners.delete(fn);
      if (listeners.size === 0) this.#rows.delete(key);
    };
  };

  /** Told once a frame in which any seat changed. */
  onAny = (fn: Fn): Fn => {
    this.#all.add(fn);
    return () => this.#all.delete(fn);
  };

  #tell(): void {
    this.#waits = false;
    this.version += 1;
    if (this.#came) this.membership += 1;
    this.#came = false;
    const keys = [...this.#changed];
    this.#changed.clear();
    for (const key of keys) for (const fn of this.#rows.get(key) ?? []) fn();
    for (const fn of this.#all) fn();
  }
}
