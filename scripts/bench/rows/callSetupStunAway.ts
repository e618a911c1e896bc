// From the click to the ringing, where STUN says nothing: SIP.js waits five seconds for it.
import type { BenchRow } from '../BenchRow';
import { setupTimes } from '../setupTimes';

export const row: BenchRow = {
  id: 'call-setup-stun-away',
  unit: 'ms',
  goal: 0.05,
  title: 'click to ringing, STUN unreachable ÷ the same call with SIP.js as it comes',
  run: () => setupTimes('click', 'silent'),
};
