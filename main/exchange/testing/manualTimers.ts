// Tests only. Time that moves when the test says so.
import type { Timers } from '../core/ports';

export interface ManualTimers extends Timers {
  readonly now: () => number;
  readonly advance: (ms: number) => void;
}

export const manualTimers = (): ManualTimers => {
  let now = 1_000_000;
  const waiting = new Set<{ readonly at: number; readonly fn: () => void }>();
  return {
    now: () => now,
    after: (ms, fn) => {
      const entry = { at: now + ms, fn };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    advance: (ms) => {
      now += ms;
      for (const entry of [...waiting].toSorted((a, b) => a.at - b.at)) {
        if (entry.at <= now && waiting.delete(entry)) entry.fn();
      }
    },
  };
};
