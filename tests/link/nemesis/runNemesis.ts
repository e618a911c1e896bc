// Seats that write, and a world that breaks, by a seed. At the end every save that a seat called safe is on the
// platform exactly once after apply, each order's events after those that they follow, and all seats agree.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { STREAMS } from '@shared/contract/platform/subjects';
import { setUpStreams } from '../../../main/cli/platform/setUpStreams';
import { randomFrom } from '../../../main/store/testing/randomFrom';
import { REGION, startServer, type TestServer } from '../natsServer';
import { readStream } from '../readStream';
import { checkOutcome, type Outcome } from './checkOutcome';
import { type SeatProcess, startSeatProcess } from './seatProcess';
import { startProxy, type TcpProxy } from './tcpProxy';

export interface NemesisOptions {
  readonly seed: number;
  readonly seats: readonly string[];
  /** How many things break, one after the other. */
  readonly faults: number;
  /** Milliseconds between two of them, at most. */
  readonly calm: number;
  readonly tell?: ((text: string) => void) | undefined;
}

interface World {
  readonly server: TestServer;
  readonly proxy: TcpProxy;
  readonly random: () => number;
  readonly calm: number;
  readonly seats: Map<string, { process: SeatProcess; life: number }>;
  readonly saved: Set<string>;
  begin(seat: string, life: number): SeatProcess;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What can break. Each mends itself before it ends, but for what it took away from the platform. */
const FAULTS: { readonly [name: string]: (world: World) => Promise<void> } = {
  serverKilled: async ({ server, random, calm }) => {
    await server.kill();
    await pause(random() * calm);
    await server.start();
  },
  wireCut: async ({ proxy, random, calm }) => {
    proxy.cut();
    await pause(random() * calm);
    proxy.mend();
  },
  wireSlow: async ({ proxy, random, calm }) => {
    proxy.mend(20 + Math.floor(random() * 80));
    await pause(random() * calm * 2);
    proxy.mend();
  },
  seatKilled: async ({ seats, saved, random, begin }) => {
    const names = [...seats.keys()];
    const seat = names[Math.floor(random() * names.length)] ?? '';
    const before = seats.get(seat);
    if (before === undefined) return;
    await before.process.kill();
    for (const id of before.process.saved) saved.add(id);
    seats.set(seat, { process: begin(seat, before.life + 1), life: before.life + 1 });
  },
  streamDeleted: (world) =>
    asAdmin(world, async (jsm) => {
      const stream = world.random() < 0.5 ? STREAMS.events : STREAMS.shared;
      await jsm.streams.delete(stream);
      await pause(world.random() * world.calm);
      await setUpStreams(jsm, 1);
    }),
  messagesLost: (world) =>
    asAdmin(world, async (jsm) => {
      for (const stream of [STREAMS.events, STREAMS.shared]) {
        const { state } = await jsm.streams.info(stream);
        for (let n = 0; n < 5 && state.messages > 0; n += 1) {
          const sequence =
            state.first_seq + Math.floor(world.random() * (state.last_seq - state.first_seq + 1));
          await jsm.streams.deleteMessage(stream, sequence).catch(() => undefined);
        }
      }
    }),
  /** Old messages once more, without their ids: so they come after any duplicate window. */
  replayed: async (world) => {
    const messages = await readStream(world.server, STREAMS.events);
    const nc = await world.server.admin();
    const js = jetstream(nc);
    for (let n = 0; n < 40; n += 1) {
      const message = messages[Math.floor(world.random() * messages.length)];
      if (message !== undefined) await js.publish(message.subject, message.data);
    }
    await nc.close();
  },
};

async function asAdmin(
  { server }: World,
  act: (jsm: Awaited<ReturnType<typeof jetstreamManager>>) => Promise<void>,
): Promise<void> {
  const nc = await server.admin();
  try {
    await act(await jetstreamManager(nc));
  } finally {
    await nc.close();
  }
}

export async function runNemesis(options: NemesisOptions): Promise<Outcome> {
  const { seed, faults, calm, tell = () => {} } = options;
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-nemesis-'));
  const server = await startServer({ seats: options.seats });
  const proxy = await startProxy(server.port);
  const saved = new Set<string>();
  const seats: World['seats'] = new Map();
  const begin = (seat: string, life: number) =>
    startSeatProcess({
      seat,
      life,
      seed: seed * 1_000 + seats.size * 50 + life,
      file: join(folder, `${seat}.db`),
      server: `nats://127.0.0.1:${proxy.port}`,
      credentials: server.credentialsOf(seat),
      region: REGION,
      skew: Math.round((random() - 0.5) * 4 * 86_400_000),
      pause: 20,
    });
  const world: World = { server, proxy, random, calm, seats, saved, begin };
  try {
    for (const seat of options.seats) seats.set(seat, { process: begin(seat, 1), life: 1 });
    await Promise.all([...seats.values()].map(({ process }) => process.heard('ready')));
    const names = Object.keys(FAULTS);
    for (let n = 0; n < faults; n += 1) {
      await pause(random() * calm);
      // Each kind once before any comes twice.
      const name = names[n < names.length ? n : Math.floor(random() * names.length)] ?? '';
      tell(`${n + 1}/${faults} ${name}`);
      await FAULTS[name]?.(world);
    }
    return await settle(world, tell);
  } finally {
    await Promise.all([...seats.values()].map(({ process }) => process.kill()));
    await proxy.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody rests, everything drains, one more connection compares; then the outcome is read. */
async function settle(
  { server, proxy, seats, saved }: World,
  tell: (text: string) => void,
): Promise<Outcome> {
  const processes = [...seats.values()].map(({ process }) => process);
  const all = async (order: 'rest' | 'synced', say: 'drained' | 'synced', act = async () => {}) => {
    const heard = Promise.all(processes.map((one) => one.heard(say)));
    for (const one of processes) one.send(order);
    await act();
    await heard;
  };
  await all('rest', 'drained');
  tell('drained');
  // Twice: what the first fills, the others still have to read.
  for (let n = 0; n < 2; n += 1)
    await all('synced', 'synced', async () => {
      await pause(200);
      proxy.cut();
      proxy.mend();
    });
  tell('synced');
  for (const one of processes) for (const id of one.saved) saved.add(id);
  const reports = new Map<string, Readonly<Record<string, readonly string[]>>>();
  const read = async () => {
    for (const [seat, { process }] of seats) {
      const heard = process.heard('report');
      process.send('report');
      reports.set(seat, (await heard).orders);
    }
  };
  // What one fills the others still have to read: a few more looks until all have what the streams hold.
  let outcome: Outcome = { problems: ['not read'], saved: 0, messages: 0, orders: 0 };
  for (let n = 0; n < 40; n += 1) {
    await read();
    const shared = await readStream(server, STREAMS.shared);
    const events = await readStream(server, STREAMS.events);
    outcome = checkOutcome({ saved, events, shared, reports });
    if (outcome.problems.length === 0) break;
    await pause(250);
  }
  return outcome;
}
