// From the key to the other screen: the record saved, sent, and read by its id at another host, against the two round
// trips to the server that this cannot do without.
import { jetstream } from '@nats-io/jetstream';
import { newEvent } from '../../../main/store/testing/sampleEvents';
import { sampleHandover } from '../../../main/sync/testing/sampleHandover';
import type { HandoverId, SeatId } from '../../../shared/kernel/ids';
import { whenStatus } from '../../../tests/link/testSeat';
import type { BenchRow } from '../BenchRow';
import { openLinkWorld } from '../linkWorld';
import { median } from '../median';

const ROUNDS = 200;
const AGENT = '12345-001' as SeatId;
const POLICE = '110-001' as SeatId;

async function run() {
  const world = await openLinkWorld([AGENT, POLICE]);
  try {
    const agent = await world.seat(AGENT);
    const police = await world.seat(POLICE);
    for (const seat of [agent, police]) await whenStatus(seat, ({ state }) => state === 'connected');
    const nc = await world.server.admin();
    const js = jetstream(nc);
    const ours: number[] = [];
    const against: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) {
      const id = `bench-${n}` as HandoverId;
      const record = sampleHandover(id, AGENT);
      const from = performance.now();
      await agent.store.append([newEvent(`call:c${n}`, { type: 'handoverSent', record })]);
      const sent = agent.link.sendHandover(record);
      // The call takes longer than this to ring; here nobody waits for it.
      await sent;
      const found = await police.link.handover(POLICE, id);
      ours.push(performance.now() - from);
      if (found?.id !== id) throw new Error('the record did not arrive');
      const raw = performance.now();
      await js.publish(
        `linkage.v1.510100.12345.${AGENT}.handover.raw-${n}`,
        JSON.stringify({ v: 1, record }),
      );
      await nc.request(
        '$JS.API.DIRECT.GET.HANDOVER',
        JSON.stringify({ last_by_subj: `linkage.v1.*.*.*.handover.raw-${n}` }),
      );
      against.push(performance.now() - raw);
    }
    await nc.close();
    return {
      ours: median(ours),
      against: median(against),
      note: `p50 ${median(ours).toFixed(1)} ms with the save`,
    };
  } finally {
    await world.close();
  }
}

export const row: BenchRow = {
  id: 'link-handover',
  unit: 'ms',
  goal: 10,
  title: 'hand-over record, key to the other host ÷ its two bare round trips',
  run,
};
