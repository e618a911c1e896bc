// How 500 seats come back to a server that was away, by the phone's own delays and no clock at all.
import { expect, test } from 'vitest';
import { retryDelay } from '../../renderer/phone/sip/reconnect';
import { peakOf } from './peakOf';
import { seeded } from './seeded';

const SEATS = 500;

/** Milliseconds after the server's return at which each seat tries the next time. */
function comeBack(away: number): readonly number[] {
  const chance = seeded(500);
  return Array.from({ length: SEATS }, () => {
    let at = 0;
    for (let failures = 0; at < away; failures++) at += retryDelay(failures, chance.next());
    return at - away;
  });
}

test.each([300, 1_000, 5_000, 20_000, 60_000, 600_000])(
  'away for %i ms: back within 30 s, not in step',
  (away) => {
    const moments = comeBack(away);
    expect(Math.max(...moments)).toBeLessThan(30_000);
    expect(peakOf(moments)).toBeLessThanOrEqual(3);
  },
);
