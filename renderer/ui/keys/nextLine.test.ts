import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextLine } from './nextLine';

it.each([
  { key: 'ArrowDown', at: 0, to: 1 },
  { key: 'ArrowDown', at: 19, to: 19 },
  { key: 'ArrowUp', at: 1, to: 0 },
  { key: 'ArrowUp', at: 0, to: 0 },
  { key: 'PageDown', at: 2, to: 17 },
  { key: 'PageUp', at: 2, to: 0 },
])('$key leads from line $at of 20 to line $to', ({ key, at, to }) => {
  expect(nextLine(key, at, 20)).toBe(to);
});

it('leaves other keys alone, and the list where no line need be marked', () => {
  expect(nextLine('Enter', 0, 20)).toBeUndefined();
  expect(nextLine('ArrowUp', 0, 20, -1)).toBe(-1);
});

it('never leaves the list, an empty one neither', () => {
  const keys = fc.array(fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'));
  fc.assert(
    fc.property(keys, fc.nat(40), (pressed, count) => {
      const at = pressed.reduce((line, key) => nextLine(key, line, count) ?? Number.NaN, 0);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(Math.max(1, count));
    }),
  );
});
