// What the signs of life of 1,000 seats cost a seat that follows them: processor time, against all that there is.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SeatId } from '../../../shared/kernel/ids';
import { REGION } from '../../../tests/link/natsServer';
import { whenStatus } from '../../../tests/link/testSeat';
import type { BenchRow } from '../BenchRow';
import { openLinkWorld } from '../linkWorld';

const READER = '12345-001' as SeatId;
const SEATS = 1_000;
const SECONDS = 15;

async function run() {
  const world = await openLinkWorld([READER]);
  const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const args = ['--import', path('../../typescriptLoader.mjs'), path('../sayPresence.ts')];
  const others = spawn(
    process.execPath,
    [...args, String(world.server.port), `${world.server.folder}/platform.seed`, REGION, String(SEATS)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  try {
    const seat = await world.seat(READER);
    await whenStatus(seat, ({ state }) => state === 'connected');
    await new Promise<void>((resolve) => {
      const off = seat.link.onPresence(() => {
        if (seat.link.presence().length < SEATS) return;
        off();
        resolve();
      });
    });
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000));
    const { user, system } = process.cpuUsage(before);
    if (seat.link.presence().length < SEATS) throw new Error('seats were lost');
    return { ours: (user + system) / 1_000, against: SECONDS * 1_000 };
  } finally {
    others.kill();
    await world.close();
  }
}

export const row: BenchRow = {
  id: 'link-presence',
  unit: 'ms',
  goal: 0.05,
  title: `processor time of a seat that follows ${SEATS} others for ${SECONDS} s ÷ one core's`,
  run,
};
