// Runs in the store's thread.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { StoreCore } from './createCore';

/** Milliseconds after a save in which further saves come first. */
const LULL = 100;

export interface Feeder {
  /** Told what was recorded: orders in it have to go into the index. */
  committed(fresh: readonly RecordedEvent[]): void;
  stop(): void;
}

/** Brings the full-text index up to date between saves, and after start with what a crash left over. */
export function feedWhenIdle(core: StoreCore): Feeder {
  let timer: NodeJS.Timeout | undefined;
  const schedule = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(step, delay);
    timer.unref();
  };
  const step = (): void => {
    if (core.feedSearch()) schedule(0);
  };
  schedule(0);
  return {
    committed(fresh) {
      const text = ({ body }: RecordedEvent) => body.type === 'orderCreated' || body.type === 'orderEdited';
      if (fresh.some(text)) schedule(LULL);
    },
    stop: () => clearTimeout(timer),
  };
}
