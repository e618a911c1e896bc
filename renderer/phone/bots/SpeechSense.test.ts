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
      [20, -80],
      [30, -20],
      [20, -80],
    ],
    [false, true, false],
  ],
  [
    'a gap between two words',
    [
      [10, -80],
      [10, -20],
      [3, -80],
      [10, -20],
      [10, -80],
    ],
    [false, true, false],
  ],
  [
    'a click',
    [
      [20, -80],
      [2, -10],
      [20, -80],
    ],
    [false],
  ],
  [
    'the noise of a room',
    [
      [80, -45],
      [20, -42],
    ],
    [false],
  ],
  [
    'a voice above the noise of a room',
    [
      [80, -55],
      [10, -25],
      [20, -55],
    ],
    [false, true, false],
  ],
  [
    'a hum that goes on',
    [
      [10, -80],
      [100, -30],
    ],
    [false, true, false],
  ],
] as const)('%s', (_, levels, expected) => {
  expect(heard(...levels)).toEqual(expected);
});
