// From the answer to the 200 that the caller hears, where STUN says nothing: the caller waits for it in silence.
import type { BenchRow } from '../BenchRow';
import { setupTimes } from '../setupTimes';

export const row: BenchRow = {
  id: 'answer-setup-stun-away',
  unit: 'ms',
  goal: 0.05,
  title: 'answer to 200, STUN unreachable ÷ the same answer with SIP.js as it comes',
  run: () => setupTimes('answer', 'silent'),
};
