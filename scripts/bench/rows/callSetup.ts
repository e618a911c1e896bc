// From the click to the ringing, where STUN answers.
import type { BenchRow } from '../BenchRow';
import { setupTimes } from '../setupTimes';

export const row: BenchRow = {
  id: 'call-setup',
  unit: 'ms',
  goal: 0.5,
  title: 'click to ringing, STUN healthy ÷ the same call with SIP.js as it comes',
  run: () => setupTimes('click', 'healthy'),
};
