import { describe, expect, test } from 'vitest';
import { type LineState, lineVerdict } from './lineVerdict';

const well: LineState = {
  silentFor: 0,
  troubledFor: 0,
  soundExpected: true,
  connection: 'connected',
  answer: undefined,
  answeredFor: 0,
};

describe('a line', () => {
  test.each<[string, Partial<LineState>, string]>([
    ['sounds', {}, 'well'],
    ['is silent for a breath', { silentFor: 3_999 }, 'well'],
    ['is silent for 4 s: the far end is asked', { silentFor: 4_000 }, 'ask'],
    ['is held, and silent for an hour', { silentFor: 3_600_000, soundExpected: false }, 'well'],
    ['is held, and has no path any more', { soundExpected: false, connection: 'failed' }, 'ask'],
    ['waits for the answer', { silentFor: 6_000, answer: 'pending' }, 'wait'],
    ['is silent, and nobody knows the dialog', { silentFor: 5_000, answer: 'gone' }, 'dead'],
    ['is silent, but somebody answers', { silentFor: 9_000, answer: 'alive', answeredFor: 1_000 }, 'wait'],
    ['is asked once more after 4 s', { silentFor: 9_000, answer: 'alive', answeredFor: 4_000 }, 'ask'],
    [
      'is never ended while somebody answers',
      { silentFor: 60_000, troubledFor: 56_000, answer: 'alive' },
      'wait',
    ],
    [
      'is answered, but no path is found',
      { troubledFor: 10_000, answer: 'alive', connection: 'failed' },
      'dead',
    ],
    [
      'is answered by nobody for 14 s',
      { silentFor: 18_000, troubledFor: 10_000, answer: 'unanswered' },
      'dead',
    ],
  ])('%s', (_name, change, verdict) => {
    expect(lineVerdict({ ...well, ...change })).toBe(verdict);
  });
});
