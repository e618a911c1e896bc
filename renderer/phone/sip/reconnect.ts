// Phone page. When to try again after the socket was lost.

const FIRST = 250;
const LONGEST = 8_000;

/**
 * Milliseconds before attempt `n` (0, 1, 2 …): doubled each time, and spread over half to all of it, so that
 * hundreds of seats do not come back in step. `random` in [0, 1).
 */
export const retryDelay = (n: number, random: number): number =>
  Math.min(LONGEST, FIRST * 2 ** Math.min(n, 10)) * (0.5 + random / 2);
