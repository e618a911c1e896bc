import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SeatId } from '../kernel/ids';
import { drawScripts } from './drawScripts';

const scripts = ['a', 'b', 'c'].flatMap((id) =>
  (['12345', '110'] as const).map((rings) => ({ id: `${id}-${rings}`, rings })),
);
const seats = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${at % 2 === 0 ? '12345' : '110'}-${String(at).padStart(3, '0')}` as SeatId,
  );

it('each seat gets a script of its own side, the same by the same seed, in whatever order they are named', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 30 }), (seed, count) => {
      const drawn = drawScripts(seats(count), scripts, seed);
      expect(drawn.size).toBe(count);
      for (const [seat, script] of drawn) expect(script.endsWith(seat.split('-')[0] ?? '')).toBe(true);
      expect(drawScripts([...seats(count)].reverse(), scripts, seed)).toEqual(drawn);
    }),
  );
});

it('nobody gets the same as another of his side while others are left', () => {
  const drawn = [...drawScripts(seats(6), scripts, 7).values()];
  expect(new Set(drawn).size).toBe(6);
});

it('a side without scripts is left out', () => {
  expect(
    drawScripts(
      seats(2),
      scripts.filter(({ rings }) => rings === '110'),
      1,
    ).size,
  ).toBe(1);
});
