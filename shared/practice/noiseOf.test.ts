import { describe, expect, it } from 'vitest';
import { NOISE_LEVELS, NOISES, noiseOf } from './noiseOf';

const RATE = 16_000;
const rmsDb = (samples: Float32Array): number =>
  10 * Math.log10(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);

/** Share of the power above `hertz`, by a one-pole filter. */
function above(samples: Float32Array, hertz: number): number {
  const keep = 1 - Math.exp((-2 * Math.PI * hertz) / RATE);
  let low = 0;
  const high = samples.map((one) => {
    low += keep * (one - low);
    return one - low;
  });
  return 10 ** ((rmsDb(high) - rmsDb(samples)) / 10);
}

describe.each(NOISES)('%s', (kind) => {
  it('has the loudness of its level, below speech, and is never clipped hard', () => {
    const levels = NOISE_LEVELS.map((level) => rmsDb(noiseOf({ kind, level }, RATE)));
    expect(levels.map(Math.round)).toEqual([-42, -34, -27]);
    const loudest = noiseOf({ kind, level: 'high' }, RATE);
    expect(loudest.filter((one) => Math.abs(one) === 1)).toHaveLength(0);
  });

  it('runs into its own beginning without a step, and is the same every time', () => {
    const loop = noiseOf({ kind, level: 'middle' }, RATE);
    const steps = loop.map((one, i) => Math.abs(one - (loop[i - 1] ?? one)));
    expect(Math.abs((loop[0] ?? 0) - (loop.at(-1) ?? 0))).toBeLessThanOrEqual(Math.max(...steps));
    expect(noiseOf({ kind, level: 'middle' }, RATE)).toEqual(loop);
  });
});

it('each sounds like itself: rain is high, wind and traffic are low, works come in blows', () => {
  const loop = (kind: (typeof NOISES)[number]) => noiseOf({ kind, level: 'middle' }, RATE);
  const rain = above(loop('rain'), 1_500);
  expect(rain).toBeGreaterThan(0.3);
  expect(above(loop('wind'), 1_500)).toBeLessThan(rain / 2);
  expect(above(loop('traffic'), 1_500)).toBeLessThan(rain / 2);
  const crest = (samples: Float32Array) =>
    20 * Math.log10(samples.reduce((top, one) => Math.max(top, Math.abs(one)), 0)) - rmsDb(samples);
  expect(crest(loop('works'))).toBeGreaterThan(crest(loop('wind')) + 3);
});
