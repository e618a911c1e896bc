// From the answer to the 200 that the caller hears, where STUN says nothing. SIP.js does not wait for it here: the
// browser ends its gathering as soon as the caller is reached, whose candidates are in the offer.
import type { BenchRow } from '../BenchRow';
import { setupTimes } from '../setupTimes';

export const row: BenchRow = {
  id: 'answer-setup-stun-away',
  unit: 'ms',
  goal: 1.3,
  title: 'answer to 200, STUN unreachable ÷ the same answer with SIP.js as it comes',
  run: () => setupTimes('answer', 'silent'),
};
