// What a seat's browser needs of the processor in a three-party call against the same browser in a call of two.
import { randomUUID } from 'node:crypto';
import type { BenchRow } from '../BenchRow';
import { measureSeat } from '../measureSeat';
import { processorShare } from '../processorShare';

async function run() {
  return measureSeat(async ({ seat, browser }) => {
    const idle = await processorShare(browser);
    const call = await seat.takeCall('answers');
    const two = await processorShare(browser);
    await seat.bench.command({
      type: 'joinThreeParty',
      call,
      attempt: randomUUID() as never,
      handover: randomUUID() as never,
      target: '110',
    });
    await seat.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
    const three = await processorShare(browser);
    await seat.endCall(call);
    return { ours: three, against: two, note: `idle ${idle.toFixed(0)} % of a core` };
  });
}

export const row: BenchRow = {
  id: 'seat-cpu',
  unit: '% of a core',
  goal: 2.5,
  title: 'processor share of the browser in a three-party call ÷ in a call of two',
  run,
};
