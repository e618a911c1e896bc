/** What one of several does for all: the others wait until it stops, and then one of them goes on. */
export interface Turns {
  /** Does the work when nobody else does it under this name; not at all where `over` settles first. */
  take(name: string, over: Promise<unknown>, work: () => Promise<void>): Promise<void>;
}

export function createTurns(): Turns {
  const taken = new Set<string>();
  const sleepers = new Set<() => void>();
  const wakeAll = () => {
    for (const wake of [...sleepers]) wake();
  };
  return {
    take: async (name, over, work) => {
      let isOver = false;
      const end = () => {
        isOver = true;
        wakeAll();
      };
      void over.then(end, end);
      while (taken.has(name) && !isOver)
        await new Promise<void>((resolve) => {
          const wake = () => {
            sleepers.delete(wake);
            resolve();
          };
          sleepers.add(wake);
        });
      if (isOver) return;
      taken.add(name);
      try {
        await work();
      } finally {
        taken.delete(name);
        wakeAll();
      }
    },
  };
}
