// 20,000 events out of a seat's log onto a real server, against the same texts published raw with the same window.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { openStore } from '../../../main/store/openStore';
import { fields } from '../../../main/store/testing/sampleEvents';
import { WINDOW } from '../../../main/sync/nats/pushEvents';
import { inboxOf } from '../../../shared/contract/platform/subjects';
import type { SeatId } from '../../../shared/kernel/ids';
import { REGION } from '../../../tests/link/natsServer';
import { readStream } from '../../../tests/link/readStream';
import { whenStatus } from '../../../tests/link/testSeat';
import type { BenchRow } from '../BenchRow';
import { openLinkWorld } from '../linkWorld';

const EVENTS = 20_000;
const SEAT = '12345-001';
const TEXT = '来电人反映小区路灯不亮，附近夜间施工噪音影响休息，希望有关部门尽快处理并回复。'.repeat(4);

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-bench-link-'));
  const world = await openLinkWorld([SEAT]);
  try {
    const file = join(folder, 'live.db');
    await fill(file);
    const seat = await world.seat(SEAT, file);
    // It connects from here on; opening the log is not part of it.
    const from = performance.now();
    await whenStatus(seat, ({ state, waiting }) => state === 'connected' && waiting === 0);
    const ours = performance.now() - from;
    const messages = await readStream(world.server, 'EVENTS');
    if (messages.length !== EVENTS) throw new Error(`${messages.length} of ${EVENTS} arrived`);
    const against = await publishRaw(
      world.server,
      messages.map(({ data }) => data),
    );
    return { ours, against, note: `${Math.round((EVENTS / ours) * 1_000)} events/s` };
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(file: string): Promise<void> {
  const opened = await openStore({ file, clock: () => Date.now(), worker: false });
  if (!opened.ok) throw new Error(opened.error.message);
  for (let n = 0; n < EVENTS; n += 500)
    await opened.value.store.append(
      Array.from({ length: 500 }, (_, i) =>
        fields(`call:c${(n + i) >> 5}`, `${TEXT}${n + i}`, { at: Date.now() }),
      ),
    );
  await opened.value.store.close();
}

/** The same bytes under the same rights, one after the other with as many on their way. */
async function publishRaw(
  server: { readonly port: number; credentialsOf(seat: string): string },
  texts: readonly Uint8Array[],
) {
  const seed = new TextEncoder().encode(readFileSync(server.credentialsOf(SEAT), 'utf8').trim());
  const nc = await connect({
    port: server.port,
    authenticator: nkeyAuthenticator(seed),
    inboxPrefix: inboxOf({ region: REGION, seat: SEAT as SeatId }),
    noAsyncTraces: true,
  });
  const js = jetstream(nc);
  const from = performance.now();
  const flying = new Set<Promise<unknown>>();
  for (const [n, text] of texts.entries()) {
    if (flying.size >= WINDOW.most) await Promise.race(flying);
    const one = js.publish(`linkage.v1.510100.12345.${SEAT}.event.raw.0`, text, { msgID: `raw-${n}` });
    flying.add(one);
    void one.then(() => flying.delete(one));
  }
  await Promise.all(flying);
  const time = performance.now() - from;
  await nc.close();
  return time;
}

export const row: BenchRow = {
  id: 'link-drain',
  unit: 'ms',
  goal: 1.67,
  title: `${EVENTS} events from the log to the platform ÷ the same bytes published raw`,
  run,
};
