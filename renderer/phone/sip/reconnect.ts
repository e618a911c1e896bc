// Phone page. When to try again after the socket was lost.

const FIRST = 250;
const LONGEST = 4_000;

/**
 * Milliseconds before attempt `n` (0, 1, 2 …): once soon, for a socket that merely broke; then at any moment of four
 * seconds, so that hundreds of seats do not come back in step, however long the server was away (tests/soak). Doubling
 * the delay would leave a crowd and a long tail behind it. `random` in [0, 1).
 */
export const retryDelay = (n: number, random: number): number =>
  n === 0 ? FIRST * (0.5 + random / 2) : LONGEST * (0.05 + 0.95 * random);
