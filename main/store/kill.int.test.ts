import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCore } from './createCore';
import { openDatabase } from './openDatabase';
import { PROJECTED_TABLES } from './projections/prepareProjections';
import { type BuiltProgram, buildProgram } from './testing/buildProgram';
import { randomFrom } from './testing/randomFrom';
import { TEST_KEY } from './testing/sampleEvents';

const ROUNDS = Number(process.env.LINKSEAT_KILL_ROUNDS ?? 15);
/** Rounds on one database: each looks through all of it. */
const SHARED = 25;
const SEED = Number(process.env.LINKSEAT_KILL_SEED ?? 20_260_301);
let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram('appendUntilKilled');
});
afterAll(() => program?.remove());

/** Runs the child and kills it at its `at`-th answer; every answer that it wrote goes into `answered`. */
async function killAt(at: number, file: string, first: number, answered: Map<string, number>): Promise<void> {
  const child = spawn(process.execPath, [program.file, file, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    lines += 1;
    if (lines === at) child.kill('SIGKILL');
    const [id = '', seq] = line.split(' ');
    // A retry that is answered as recorded must name the same place in the log as the first time.
    expect(answered.get(id) ?? Number(seq)).toBe(Number(seq));
    answered.set(id, Number(seq));
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}

it(
  `loses nothing that it answered, and doubles nothing, over ${ROUNDS} kills (seed ${SEED})`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linkseat-kill-'));
    let file = join(folder, 'live.db');
    const random = randomFrom(SEED);
    const answered = new Map<string, number>();
    let next = 0;
    let total = 0;

    for (let round = 0; round < ROUNDS; round++) {
      if (round % SHARED === 0) {
        file = join(folder, `live-${round}.db`);
        total += answered.size;
        answered.clear();
        next = 0;
      }
      // Every other round begins a little before the end, as the phone does with what was not answered.
      await killAt(1 + Math.floor(random() ** 2 * 200), file, Math.max(0, next - (round % 2) * 6), answered);
      const db = openDatabase(file, { key: TEST_KEY });
      if (!db.ok) throw new Error(db.error.message);
      const core = createCore(db.value);
      const log = core.readAfter(0, 1_000_000);
      const places = new Map<string, number>(log.map((event) => [event.id, event.seq]));

      expect(places.size, 'no event twice').toBe(log.length);
      for (const [id, seq] of answered)
        expect(places.get(id), `round ${round}: ${id} was answered`).toBe(seq);
      expect(log.map((event) => event.seatNo)).toEqual(log.map((_, i) => i + 1));
      expect(core.verifyChain()).toBeUndefined();
      // Both events of one append, or none.
      for (const id of places.keys()) if (id.endsWith('b')) expect(places.has(id.slice(0, -1))).toBe(true);

      const tables = () => PROJECTED_TABLES.map((table) => db.value.prepare(`SELECT * FROM ${table}`).all());
      const incremental = tables();
      core.rebuildProjections();
      expect(tables()).toEqual(incremental);
      const orders = log.filter((event) => event.body.type === 'orderCreated').length;
      expect(core.listOrders({ query: '路灯', limit: 1_000_000 })).toHaveLength(orders);
      core.close();
      next = Math.max(-1, ...log.map((event) => event.at)) + 1;
    }
    total += answered.size;
    expect(total).toBeGreaterThan(ROUNDS);
    console.log(`kill: ${ROUNDS} rounds, ${total} events answered, none lost, none doubled`);
    rmSync(folder, { recursive: true });
  },
  8_000 * ROUNDS,
);
