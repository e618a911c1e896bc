// The linkage ladder (三（二）) by its tones, on the embedded exchange: each state before the partner's answer, or without
// him, against each event that can hit it.
import { expect, test } from 'vitest';
import { BACK_WITHIN, driveLadder } from './testing/driveLadder';
import { isTrouble, statesOf } from './testing/ladderCells';
import { callerIsSlow, REACH } from './testing/ladderRoads';

const stage = driveLadder(statesOf('before'), (event) => !isTrouble(event));

test('a telephone that says nothing to being taken back: its caller is there again within a second all the same', async () => {
  await REACH.partnerRinging(stage(), 'cancel');
  await callerIsSlow(stage());
  const took = await stage().pressAndListen({ type: 'cancelAttempt' });
  console.info(`cancel, and no answer from the telephone → ${took.map(Math.round).join(', ')} ms`);
  for (const one of took) expect(one).toBeLessThan(BACK_WITHIN);
});
