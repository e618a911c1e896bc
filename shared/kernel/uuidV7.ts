import type { Clock } from './clock';
import type { IdMaker } from './ids';

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits, so that ids sort by
 * the time they were made. Within one millisecond, or when the clock steps back, a 12-bit counter keeps the order.
 *
 * @param randomBytes fills and returns an array of n random bytes
 */
export function uuidV7Maker(clock: Clock, randomBytes: (n: number) => Uint8Array): IdMaker {
  let last = 0;
  let counter = 0;
  return () => {
    const now = clock();
    if (now > last) {
      last = now;
      counter = 0;
    } else if (counter < 0xfff) {
      counter += 1;
    } else {
      last += 1;
      counter = 0;
    }
    const tail = [...randomBytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const time = last.toString(16).padStart(12, '0');
    const variant = ((Number.parseInt(tail.slice(0, 2), 16) & 0x3f) | 0x80).toString(16);
    const rand = counter.toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rand}-${variant}${tail.slice(2, 4)}-${tail.slice(4)}`;
  };
}
