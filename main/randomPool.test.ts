import { expect, it } from 'vitest';
import { randomPool } from './randomPool';

it('hands out as many bytes as are asked for, and none twice', () => {
  const draw = randomPool();
  const drawn = Array.from({ length: 2_000 }, () => Buffer.from(draw(12)).toString('hex'));
  expect(drawn.every((hex) => hex.length === 24)).toBe(true);
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(draw(10_000)).toHaveLength(10_000);
});

it('changes nothing that was handed out before', () => {
  const draw = randomPool();
  const first = draw(16);
  const copy = [...first];
  for (let n = 0; n < 1_000; n++) draw(16);
  expect([...first]).toEqual(copy);
});
