import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutOfSpeech,
  encodeWav,
  LINE_RATE,
  levelSamples,
  measureSamples,
  readWav,
  wavePeaks,
} from './lineSound';

/** Quiet, a tone of so loud, quiet again; about a third of a second each. */
const spoken = (loud: number): Float32Array =>
  Float32Array.from({ length: LINE_RATE }, (_, i) =>
    i > LINE_RATE * 0.35 && i < LINE_RATE * 0.65 ? loud * Math.sin((i * 2 * Math.PI * 440) / LINE_RATE) : 0,
  );

describe('a recorded line', () => {
  it('is cut to what is said, with a breath before and after', () => {
    const { from, to } = cutOfSpeech(spoken(0.3), LINE_RATE);
    expect(from / LINE_RATE).toBeCloseTo(0.35 - 0.05, 2);
    expect(to / LINE_RATE).toBeCloseTo(0.65 + 0.12, 2);
    expect(cutOfSpeech(new Float32Array(10), LINE_RATE)).toEqual({ from: 0, to: 10 });
  });

  it('whispered or shouted, is as loud as the others, and not clipped', () => {
    const loudness = (loud: number) => {
      const levelled = levelSamples(spoken(loud).slice(LINE_RATE * 0.35, LINE_RATE * 0.65));
      return levelled && measureSamples(levelled, LINE_RATE);
    };
    for (const loud of [0.005, 0.1, 0.9]) {
      const measured = loudness(loud);
      expect(measured?.rmsDb).toBeGreaterThan(-20.5);
      expect(measured?.rmsDb).toBeLessThan(-18.5);
      expect(measured?.peakDb).toBeLessThan(-1);
    }
    expect(levelSamples(new Float32Array(100))).toBeUndefined();
  });

  it('as WAV reads back as it was, to 16 bits', () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 50 }), (samples) => {
        const read = readWav(encodeWav(samples, LINE_RATE));
        expect(read?.rate).toBe(LINE_RATE);
        samples.forEach((sample, i) => {
          expect(read?.samples[i]).toBeCloseTo(sample, 4);
        });
      }),
    );
  });

  it('of anything else is no WAV of ours', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => readWav(bytes) === undefined));
    expect(readWav(encodeWav(spoken(0.1), LINE_RATE).subarray(0, 100))).toBeUndefined();
  });

  it('has a picture of its wave', () => {
    const peaks = wavePeaks(spoken(0.5), 3);
    expect(peaks.map((peak) => Math.round(peak * 10))).toEqual([0, 5, 0]);
  });
});
