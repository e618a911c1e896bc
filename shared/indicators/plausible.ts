/** A talk, a ring, a hold or a wrap-up that took longer than 12 hours did not: the machine's clock was set. */
export const LONGEST = 12 * 3_600_000;

/**
 * Milliseconds between two recorded times, or undefined where the machine's clock was set in between: backwards, so
 * that the end lies before the beginning, or far ahead. Such a duration is left out of every mean, and counted.
 */
export const plausible = (from: number, to: number): number | undefined =>
  to >= from && to - from <= LONGEST ? to - from : undefined;
