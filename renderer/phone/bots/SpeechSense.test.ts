import { expect, it } from 'vitest';
import { SpeechSense } from './SpeechSense';

const heard = (...levels: readonly (readonly [beats: number, dB: number])[]): readonly boolean[] => {
  const sense = new SpeechSense();
  return levels
    .flatMap(([beats, dB]) => Array.from({ length: beats }, () => sense.hear(dB)))
    .filter(changes());
};

/** Keeps the first of each run of equal answers. */
const changes = () => {
  let last: boolean | undefined;
  return (now: boolean): boolean => {
    const changed = now !== last;
    last = now;
    return changed;
  };
};

it.each([
  [
    'a sentence',
    [
      [40, -80],
      [60, -20],
      [40, -80],
    ],
    [false, true, false],
  ],
  [
    'a gap between two words',
    [
      [20, -80],
      [20, -20],
      [6, -80],
      [20, -20],
      [20, -80],
    ],
    [false, true, false],
  ],
  [
    'a click',
    [
      [40, -80],
      [4, -10],
      [40, -80],
    ],
    [false],
  ],
  [
    'the noise of a room',
    [
      [160, -45],
      [40, -42],
    ],
    [false],
  ],
  [
    'a voice above the noise of a room',
    [
      [160, -55],
      [20, -25],
      [40, -55],
    ],
    [false, true, false],
  ],
  [
    'a hum that goes on',
    [
      [20, -80],
      [200, -30],
    ],
    [false, true, false],
  ],
] as const)('%s', (_, levels, expected) => {
  expect(heard(...levels)).toEqual(expected);
});
