// Runs in the store's thread.
import type { StoreCore } from './createCore';

/** Milliseconds after a save in which further saves come first. */
const LULL = 100;
/** Milliseconds after a save until nobody is in the middle of writing. */
const REST = 5_000;
/** Saves after which the first lull is taken for the WAL: it is about 5 MiB long then. */
const MANY = 200;

export interface Tidying {
  /** Told of every commit. */
  committed(): void;
  stop(): void;
}

/**
 * Between saves, and after start with what a crash left over: brings the full-text index up to date in the first lull,
 * and copies the WAL into the database in a longer rest. Both cost fsyncs of their own, which no save has to wait for
 * here. Not in every lull: the save after a copy begins the WAL anew, which is a second fsync, and who types a matter
 * makes a save every second.
 */
export function tidyWhenIdle(core: StoreCore): Tidying {
  let timer: NodeJS.Timeout | undefined;
  let uncopied = MANY;
  const schedule = (delay: number, act: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
    timer.unref();
  };
  const lull = (): void => {
    if (core.feedSearch() || core.renewSearch()) {
      schedule(0, lull);
      return;
    }
    core.tidyJournal();
    if (uncopied >= MANY) rest();
    else schedule(REST - LULL, rest);
  };
  const rest = (): void => {
    core.checkpoint();
    uncopied = 0;
  };
  schedule(0, lull);
  return {
    committed: () => {
      uncopied += 1;
      schedule(LULL, lull);
    },
    stop: () => clearTimeout(timer),
  };
}
