import type { Counts } from '../indicators/Counts';
import type { Side } from '../kernel/side';

/** The queue of one of the two numbers, as a board shows it. */
export interface QueueNow {
  readonly side: Side;
  /** Since when each caller waits, milliseconds by the host's clock, longest first. Ringing ones still wait. */
  readonly waiting: readonly number[];
  /** Of the last 24 hours (GB/T 33358); undefined until they were first counted. */
  readonly day?: Counts | undefined;
}

/** Longest and mean wait of those who wait now, milliseconds. */
export function waitNow(
  { waiting }: QueueNow,
  now: number,
): { readonly longest: number; readonly mean: number } {
  const waits = waiting.map((since) => Math.max(0, now - since));
  if (waits.length === 0) return { longest: 0, mean: 0 };
  return { longest: Math.max(...waits), mean: waits.reduce((a, b) => a + b, 0) / waits.length };
}
