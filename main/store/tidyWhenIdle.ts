// Runs in the store's thread.
import type { StoreCore } from './createCore';

/** Milliseconds after a save in which further saves come first. */
const LULL = 100;

export interface Tidying {
  /** Told of every commit. */
  committed(): void;
  stop(): void;
}

/**
 * Between saves, and after start with what a crash left over: brings the full-text index up to date, then copies
 * the WAL into the database. Both cost fsyncs of their own, which no save has to wait for here.
 */
export function tidyWhenIdle(core: StoreCore): Tidying {
  let timer: NodeJS.Timeout | undefined;
  const schedule = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(step, delay);
    timer.unref();
  };
  const step = (): void => {
    if (core.feedSearch()) {
      schedule(0);
      return;
    }
    core.tidyJournal();
    core.checkpoint();
  };
  schedule(0);
  return { committed: () => schedule(LULL), stop: () => clearTimeout(timer) };
}
