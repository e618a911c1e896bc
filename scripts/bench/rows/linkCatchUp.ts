// A seat that was away for long: 100,000 shared events into its log, against what it cannot do without: a bare consumer
// that fetches the same messages, and appending the same events.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { openStore } from '../../../main/store/openStore';
import { content } from '../../../main/store/testing/sampleEvents';
import { sharedSubject } from '../../../shared/contract/platform/subjects';
import type { NewEvent } from '../../../shared/events/RecordedEvent';
import type { EventId, SeatId } from '../../../shared/kernel/ids';
import { REGION } from '../../../tests/link/natsServer';
import { readStream } from '../../../tests/link/readStream';
import { whenLogged } from '../../../tests/link/testSeat';
import type { BenchRow } from '../BenchRow';
import { type LinkWorld, openLinkWorld } from '../linkWorld';

const EVENTS = 100_000;
const STEPS = 5;
const BATCH = 500;
const SENDER = '12345-007' as SeatId;
const READER = '110-001' as SeatId;

const idOf = (n: number): EventId => `s${n}` as EventId;
const streamOf = (n: number): `order:${string}` => `order:b${Math.floor(n / STEPS)}`;

function bodyOf(n: number): object {
  const step = n % STEPS;
  if (step === 0)
    return { type: 'orderCreated', number: `N-${n}`, side: '12345', content: content('路灯不亮') };
  if (step === 1) return { type: 'orderDispatched', to: '110', reason: '属于110' };
  if (step === 2) return { type: 'orderAccepted', by: '110' };
  return step === 3
    ? { type: 'orderReturned', by: '110', reason: '不属于本方' }
    : { type: 'orderClosed', result: '已处理' };
}

const messageOf = (n: number): string =>
  JSON.stringify({
    v: 1,
    id: idOf(n),
    stream: streamOf(n),
    version: (n % STEPS) + 1,
    ...(n % STEPS === 0 ? {} : { after: idOf(n - 1) }),
    seat: SENDER,
    region: REGION,
    chain: 'bench',
    seatNo: n + 1,
    at: 1_000 + n,
    recordedAt: 1_000 + n,
    origin: 'seat',
    schema: 1,
    body: bodyOf(n),
    hash: '0'.repeat(64),
    previous: '',
  });

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-bench-catch-'));
  const world = await openLinkWorld([READER]);
  try {
    await publishAll(world);
    const from = performance.now();
    const seat = await world.seat(READER, join(folder, 'ours.db'));
    await whenLogged(seat, async () => {
      const last = await seat.store.readStream(streamOf(EVENTS - 1));
      return last.length === STEPS ? true : undefined;
    });
    const ours = performance.now() - from;
    const fetched = await fetchAll(world);
    const appended = await appendAll(join(folder, 'bare.db'));
    const note = `${Math.round((EVENTS / ours) * 1_000)} events/s; fetched in ${Math.round(fetched)} ms, appended in ${Math.round(appended)} ms`;
    return { ours, against: fetched + appended, note };
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function publishAll({ server }: LinkWorld): Promise<void> {
  const nc = await server.admin();
  const js = jetstream(nc);
  for (let n = 0; n < EVENTS; n += BATCH)
    await Promise.all(
      Array.from({ length: BATCH }, (_, i) =>
        js.publish(
          sharedSubject({ region: REGION, seat: SENDER }, streamOf(n + i), idOf(n + i)),
          messageOf(n + i),
          { timeout: 60_000 },
        ),
      ),
    );
  await nc.close();
}

async function fetchAll({ server }: LinkWorld): Promise<number> {
  const from = performance.now();
  const { length } = await readStream(server, 'SHARED');
  if (length !== EVENTS) throw new Error(`${length} of ${EVENTS} fetched`);
  return performance.now() - from;
}

async function appendAll(file: string): Promise<number> {
  const opened = await openStore({ file, clock: () => Date.now(), worker: true });
  if (!opened.ok) throw new Error(opened.error.message);
  const { store } = opened.value;
  const from = performance.now();
  for (let n = 0; n < EVENTS; n += BATCH)
    await store.append(
      Array.from(
        { length: BATCH },
        (_, i) =>
          ({
            id: idOf(n + i),
            stream: streamOf(n + i),
            at: 1_000 + n + i,
            seat: SENDER,
            origin: 'platform',
            body: bodyOf(n + i),
          }) as NewEvent,
      ),
    );
  const time = performance.now() - from;
  await store.close();
  return time;
}

export const row: BenchRow = {
  id: 'link-catch-up',
  unit: 'ms',
  goal: 2,
  title: `${EVENTS} shared events into a seat's log ÷ fetching them bare and appending them`,
  run,
};
