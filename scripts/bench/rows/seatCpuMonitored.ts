// What a seat's browser needs of the processor while a supervisor listens in, against the same call by itself. The
// supervisor's telephone is in the browser in both cases.
import { OutsideParty } from '../../../renderer/phone/testing/OutsideParty';
import type { BenchRow } from '../BenchRow';
import { measureSeat } from '../measureSeat';
import { processorShare } from '../processorShare';

async function run() {
  return measureSeat(async ({ seat, browser, base, server }) => {
    const lead = await OutsideParty.open(browser, base, { server, user: 'lead', tone: 1_270 });
    const idle = await processorShare(browser);
    await seat.takeCall('answers');
    const alone = await processorShare(browser);
    await lead.dial('12345-001', 'monitor');
    await lead.hears([440, 610], []);
    const monitored = await processorShare(browser);
    return { ours: monitored, against: alone, note: `idle ${idle.toFixed(0)} % of a core` };
  });
}

export const row: BenchRow = {
  id: 'seat-cpu-monitored',
  unit: '% of a core',
  goal: 2.5,
  title: 'processor share of the browser in a call that is listened in to ÷ in the same call alone',
  run,
};
