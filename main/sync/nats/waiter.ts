/** Pauses that end early: on news, or when everything ends. */
export interface Waiter {
  closed(): boolean;
  wake(): void;
  close(): void;
  /** Until news, the end, or so many milliseconds. */
  news(atMost: number): Promise<void>;
  /** So many milliseconds, or until the end. */
  pause(milliseconds: number): Promise<void>;
  /** What the work brings; undefined where the end comes first, and the work goes on alone. */
  unlessClosed<T>(work: Promise<T>): Promise<T | undefined>;
}

/** Node's longest timer. */
const LONGEST = 2_147_483_647;

export function createWaiter(): Waiter {
  const sleepers = new Set<() => void>();
  const ends = new Set<() => void>();
  let over = false;
  let heard = false;
  const wait = (milliseconds: number, among: Set<() => void>) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        among.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(LONGEST, Math.max(0, milliseconds)));
      among.add(done);
    });
  return {
    closed: () => over,
    wake() {
      heard = true;
      for (const done of [...sleepers]) done();
    },
    close() {
      over = true;
      for (const done of [...sleepers, ...ends]) done();
    },
    async news(atMost) {
      // What came while nobody waited counts, or an event would lie until the next one.
      if (!heard && !over) await wait(atMost, sleepers);
      heard = false;
    },
    pause: async (milliseconds) => {
      if (!over) await wait(milliseconds, ends);
    },
    unlessClosed: <T>(work: Promise<T>) =>
      new Promise<T | undefined>((resolve, reject) => {
        if (over) return resolve(undefined);
        const end = () => {
          ends.delete(end);
          resolve(undefined);
        };
        ends.add(end);
        void work.then(resolve, reject).finally(() => ends.delete(end));
      }),
  };
}
