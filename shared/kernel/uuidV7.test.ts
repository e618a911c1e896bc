import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidV7Maker } from './uuidV7';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('uuidV7Maker', () => {
  it('makes ids of the RFC 9562 shape that carry the time', () => {
    const make = uuidV7Maker(
      () => 0x0192_0000_0001,
      (n) => new Uint8Array(n).fill(0xff),
    );
    expect(make()).toBe('01920000-0001-7000-bfff-ffffffffffff');
    expect(make()).toMatch(SHAPE);
  });

  it('sorts by the order of making, whatever the clock and the dice do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 200 }),
        fc.nat(255),
        (steps, byte) => {
          let now = 1_790_000_000_000;
          const times = [...steps];
          const make = uuidV7Maker(
            () => {
              now += times.shift() ?? 0;
              return now;
            },
            (n) => new Uint8Array(n).fill(byte),
          );
          const ids = steps.map(() => make());
          expect(ids).toEqual([...ids].sort());
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });
});
