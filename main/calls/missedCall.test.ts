import type { LegId } from '@shared/kernel/ids';
import { describe, expect, it } from 'vitest';
import { isMissed } from './missedCall';

const leg = 'leg' as LegId;
const offered = {
  at: 1_000,
  body: { type: 'legOffered', leg, role: 'caller', party: { number: '02855500001' }, dialled: '12345' },
} as const;
const answered = { at: 5_000, body: { type: 'legAnswered', leg } } as const;

describe('isMissed', () => {
  it.each([
    ['rang for 20 s and was taken back', [offered], 'cancelledThere', 21_000, true],
    ['the CANCEL came a moment early', [offered], 'cancelledThere', 20_600, true],
    ['the caller gave up after 5 s', [offered], 'cancelledThere', 6_000, false],
    ['declined here, however late', [offered], 'hungUpHere', 40_000, false],
    ['answered, and ended later', [offered, answered], 'hungUpThere', 60_000, false],
    ['a leg that was never offered', [], 'cancelledThere', 60_000, false],
  ] as const)('%s', (_, past, cause, at, expected) => {
    expect(isMissed(past, { type: 'legEnded', leg, cause }, at)).toBe(expected);
  });

  it('is no matter of other facts', () => {
    expect(isMissed([offered], { type: 'legAnswered', leg }, 60_000)).toBe(false);
  });
});
