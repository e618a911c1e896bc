import { randomBytes } from 'node:crypto';

/** Bytes drawn at once. */
const POOL = 4_096;

/**
 * Random bytes for ids and nonces, a few at a time: the system is asked once for many, which a save would feel. Each
 * byte is handed out once.
 */
export function randomPool(): (n: number) => Uint8Array {
  let pool = new Uint8Array();
  return (n) => {
    if (pool.length < n) pool = randomBytes(Math.max(n, POOL));
    const drawn = pool.subarray(0, n);
    pool = pool.subarray(n);
    return drawn;
  };
}
