// From the answer to the 200 that the caller hears, where STUN answers: nobody has to wait then, and we must not either.
import type { BenchRow } from '../BenchRow';
import { setupTimes } from '../setupTimes';

export const row: BenchRow = {
  id: 'answer-setup',
  unit: 'ms',
  goal: 1.3,
  title: 'answer to 200, STUN healthy ÷ the same answer with SIP.js as it comes',
  run: () => setupTimes('answer', 'healthy'),
};
