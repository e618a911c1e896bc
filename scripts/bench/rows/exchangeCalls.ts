// Whole calls (INVITE, 180, 200, ACK, BYE, 200) through the practice exchange against Kamailio on the same machine: the
// same two ends on WebSockets, so many calls at a time, in turn. Neither carries sound here.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startExchange } from '../../../main/exchange/startExchange';
import { Program } from '../../../tests/interop/Program';
import type { BenchRow } from '../BenchRow';
import { CallLoad } from '../CallLoad';
import { median } from '../median';

const CALLS = 600;
const ROUNDS = 5;
/** Loopback, and nobody else's. */
const KAMAILIO = '127.77.0.1';

async function startKamailio(folder: string): Promise<Program> {
  const config = new URL('../kamailio.cfg', import.meta.url).pathname;
  const server = new Program('/usr/sbin/kamailio', [
    ...['-f', config, '-DD', '-E', '-Y', folder, '-P', join(folder, 'pid'), '-m', '1024', '-M', '16'],
    ...['-A', `ADDRESS=${KAMAILIO}`],
  ]);
  await server.says(/ready for calls/);
  return server;
}

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-bench-'));
  const exchange = await startExchange({ clock: () => Date.now(), ids: () => randomUUID() });
  const kamailio = await startKamailio(folder);
  const [ours, theirs] = [new CallLoad(exchange.url), new CallLoad(`ws://${KAMAILIO}:5066/`)];
  try {
    await Promise.all([ours.open(), theirs.open()]);
    const times: { ours: number[]; against: number[] } = { ours: [], against: [] };
    // The first round of each warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      const [a, b] = [await ours.run(CALLS), await theirs.run(CALLS)];
      if (round > 0) {
        times.ours.push(a);
        times.against.push(b);
      }
    }
    const [mine, other] = [median(times.ours), median(times.against)];
    const perSecond = (ms: number): string => `${Math.round(1000 / ms)}/s`;
    return { ours: mine, against: other, note: `${perSecond(mine)} against ${perSecond(other)}` };
  } finally {
    ours.close();
    theirs.close();
    await exchange.stop();
    await kamailio.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const row: BenchRow = {
  id: 'exchange-calls',
  unit: 'ms',
  goal: 4,
  title: 'a whole call through the practice exchange ÷ the same through Kamailio',
  run,
};
