import { expect, test } from 'vitest';
import { lineQuality } from './lineQuality';

const well = { loss: 0, jitter: 5, roundTrip: 20 };

test.each([
  ['all is well', well, 'good'],
  ['a packet now and then is lost', { ...well, loss: 0.019 }, 'good'],
  ['words break off', { ...well, loss: 0.02 }, 'fair'],
  ['one in ten is lost', { ...well, loss: 0.1 }, 'bad'],
  ['packets come unevenly', { ...well, jitter: 30 }, 'fair'],
  ['the other one answers late', { ...well, roundTrip: 500 }, 'bad'],
  ['nothing is known of the way back', { loss: 0, jitter: 0 }, 'good'],
] as const)('%s: %s', (_name, quality, level) => {
  expect(lineQuality([quality])?.level).toBe(level);
});

test('the worst leg is the one that is told', () => {
  expect(lineQuality([well, { loss: 0.06, jitter: 2 }])).toEqual({
    level: 'bad',
    loss: 0.06,
    jitter: 5,
    roundTrip: 20,
  });
  expect(lineQuality([])).toBeUndefined();
});
