// Tests: the waits of a page in the test's hands. Runs in the page, before its own scripts.

export interface PageWaits {
  /** Waits of these lengths (milliseconds) that begin from now on pass only by `pass`. */
  readonly keep: (...lengths: readonly number[]) => void;
  /** All kept ones of this length are over now. */
  readonly pass: (length: number) => void;
  readonly kept: (length: number) => number;
  /** So many times as fast goes the time by which the page looks at its lines once a second. */
  speed: number;
}

export function installWaits(): void {
  const second = 1_000;
  const real = {
    setTimeout: setTimeout.bind(window),
    clearTimeout: clearTimeout.bind(window),
    setInterval: setInterval.bind(window),
    now: performance.now.bind(performance),
  };
  const wanted = new Set<number>();
  const kept = new Map<number, { readonly length: number; readonly fn: () => void }>();
  let last = 0;
  let since = real.now();
  let reached = since;
  let speed = 1;
  const now = (): number => reached + (real.now() - since) * speed;
  const waits: PageWaits = {
    keep: (...lengths) => {
      for (const one of lengths) wanted.add(one);
    },
    pass: (length) => {
      wanted.delete(length);
      const over = [...kept].filter(([, wait]) => wait.length === length);
      for (const [id, { fn }] of over) {
        kept.delete(id);
        fn();
      }
    },
    kept: (length) => [...kept.values()].filter((wait) => wait.length === length).length,
    get speed() {
      return speed;
    },
    set speed(next) {
      [reached, since, speed] = [now(), real.now(), next];
    },
  };
  const replaced = {
    waits,
    setTimeout: (fn: () => void, length = 0, ...more: readonly unknown[]) => {
      if (!wanted.has(length)) return real.setTimeout(fn, length, ...more);
      last -= 1;
      kept.set(last, { length, fn });
      return last;
    },
    clearTimeout: (id: number) => {
      if (!kept.delete(id)) real.clearTimeout(id);
    },
    setInterval: (fn: () => void, length = 0, ...more: readonly unknown[]) => {
      if (length !== second) return real.setInterval(fn, length, ...more);
      let looked = now();
      const look = (): void => {
        if (now() - looked < second) return;
        looked = now();
        fn();
      };
      return real.setInterval(look, second / 10);
    },
  };
  Object.assign(window, replaced);
  performance.now = now;
}
