// Renderer, board page: one clock for all durations on the screen, the host's. A part that shows a duration writes its
// own text every second; React has nothing to do with it.
import type { Store } from '../../ui/store/Store';
import type { BoardState } from './BoardState';

export interface Seconds {
  /** Milliseconds by the host's clock. */
  now(): number;
  /** Told every second; the answer ends it. */
  onSecond(fn: (now: number) => void): () => void;
}

export function createSeconds(store: Store<BoardState>, clock: () => number): Seconds {
  const listeners = new Set<(now: number) => void>();
  const now = () => clock() + store.get().skew;
  const tick = () => {
    const at = now();
    for (const fn of listeners) fn(at);
    setTimeout(tick, 1000 - (now() % 1000) + 5);
  };
  tick();
  return {
    now,
    onSecond: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
}
