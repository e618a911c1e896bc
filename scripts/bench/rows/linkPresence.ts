// What the signs of life of 1,000 seats cost a seat that follows them, against whoever merely takes the same messages off
// the wire and reads their JSON.
import { performance } from 'node:perf_hooks';
import { whenStatus } from '../../../tests/link/testSeat';
import type { BenchRow } from '../BenchRow';
import { type LinkWorld, openLinkWorld } from '../linkWorld';
import { allThere, seatLead } from '../load/feedLoad';
import { saidElsewhere } from '../load/saidElsewhere';

const READER = '12345-001';
const SEATS = 1_000;
const SECONDS = 15;
/** Of one core: a desk has other work. */
const MOST = 0.05;

async function run() {
  const world = await openLinkWorld([READER]);
  const silence = saidElsewhere(world.server, SEATS, 0);
  try {
    const seat = await world.seat(READER);
    await whenStatus(seat, ({ state }) => state === 'connected');
    seatLead(seat);
    await allThere(seat, SEATS);
    const ours = await used();
    if (seat.link.presence().length < SEATS) throw new Error('seats were lost');
    await seat.close();
    const against = await bare(world);
    const share = ours / (SECONDS * 1_000);
    const note = `${(share * 100).toFixed(1)} % of a core`;
    if (share > MOST) throw new Error(note);
    return { ours, against, note };
  } finally {
    silence();
    await world.close();
  }
}

async function bare({ server }: LinkWorld): Promise<number> {
  const nc = await server.admin();
  let heard = 0;
  nc.subscribe('$KV.presence.>', {
    callback: (_, message) => {
      if (message.json<{ seat: string }>().seat !== '') heard += 1;
    },
  });
  await nc.flush();
  const time = await used();
  await nc.close();
  if (heard < (SEATS / 5) * SECONDS * 0.9) throw new Error(`${heard} signs of life in ${SECONDS} s`);
  return time;
}

/** Processor time of this process in so many seconds, milliseconds. */
async function used(): Promise<number> {
  const before = process.cpuUsage();
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000));
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * SECONDS) / (performance.now() - from);
}

export const row: BenchRow = {
  id: 'link-presence',
  unit: 'ms',
  goal: 10,
  title: `processor time of a seat that follows ${SEATS} others for ${SECONDS} s ÷ that of a bare subscriber`,
  run,
};
