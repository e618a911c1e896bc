import { describe, expect, test } from 'vitest';
import { goertzel } from './goertzel';

const RATE = 48_000;
const wave = (...parts: readonly (readonly [hertz: number, amplitude: number])[]): Float32Array =>
  Float32Array.from({ length: 8192 }, (_none, index) =>
    parts.reduce(
      (sum, [hertz, amplitude]) => sum + amplitude * Math.sin((2 * Math.PI * hertz * index) / RATE),
      0,
    ),
  );

describe('goertzel', () => {
  test.each([0.05, 0.3, 1])('finds a tone at its amplitude %d', (amplitude) => {
    expect(goertzel(wave([610, amplitude]), RATE, 610)).toBeCloseTo(amplitude, 2);
  });

  test('tells two tones apart, and does not hear a third', () => {
    const both = wave([440, 0.2], [930, 0.4]);
    expect(goertzel(both, RATE, 440)).toBeCloseTo(0.2, 2);
    expect(goertzel(both, RATE, 930)).toBeCloseTo(0.4, 2);
    expect(goertzel(both, RATE, 610)).toBeLessThan(0.001);
  });

  test('silence is zero', () => {
    expect(goertzel(wave(), RATE, 440)).toBe(0);
  });
});
