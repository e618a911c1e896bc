// Chance that comes out the same for the same seed (mulberry32).

export interface Chance {
  /** In [0, 1). */
  readonly next: () => number;
  readonly oneIn: (count: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

export function seeded(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    oneIn: (count) => next() * count < 1,
    pick: (list) => {
      const one = list[Math.floor(next() * list.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
  };
}
