// A fault at the n-th write and the n-th sync of a run, for every n (`npm run test:crash`), or for some of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCore } from './openCore';
import { type BuiltProgram, buildProgram } from './testing/buildProgram';
import { TEST_KEY } from './testing/sampleEvents';

const EVERY = process.env.LINKSEAT_EVERY_WRITE === '1';
const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;
if (!canTrace) console.log('nthWrite: skipped, strace is not installed or may not trace here');

let program: BuiltProgram;

interface Run {
  readonly output: string;
  readonly status: number | null;
  readonly trace: string;
}

function run(file: string, call: string, inject?: string): Run {
  const trace = `${file}.trace`;
  const files = ['', '-wal', '-shm', '.journal'].flatMap((suffix) => ['-P', file + suffix]);
  const fault = inject === undefined ? [] : ['-e', `inject=${call}:${inject}`];
  const args = ['-f', '-qq', '-o', trace, '-e', `trace=${call}`, ...files, ...fault];
  const { stdout, status } = spawnSync('strace', [...args, process.execPath, program.file, file], {
    encoding: 'utf8',
  });
  const counted = spawnSync('wc', ['-l', trace], { encoding: 'utf8' });
  return { output: stdout, status, trace: counted.stdout.trim().split(' ')[0] ?? '0' };
}

function expectNothingLost(file: string, output: string, name: string): void {
  const opened = openCore({ file, key: TEST_KEY, now: 2 });
  if (!opened.ok) throw new Error(`${name}: ${opened.error.code}`);
  const { core } = opened.value;
  const log = core.readAfter(0, 1_000);
  const places = new Map<string, number>(log.map((event) => [event.id, event.seq]));
  for (const [, id = '', seq] of output.matchAll(/^(n\S+) (\d+)$/gm))
    expect(places.get(id), `${name}: ${id}`).toBe(Number(seq));
  expect(places.size, `${name}: doubled`).toBe(log.length);
  expect(core.verifyChain(), name).toBeUndefined();
  expect(core.listOrders({ query: '井井', limit: 100 }), name).toHaveLength(
    log.filter(({ body }) => body.type === 'orderCreated').length,
  );
  core.close();
}

// The n-th of these calls fails once, as a full disk or a broken one answers.
const FAULTS = [
  ['pwrite64', 'ENOSPC'],
  ['pwrite64', 'EIO'],
  ['fsync,fdatasync', 'EIO'],
] as const;

describe.runIf(canTrace)('a fault at the n-th write or sync', () => {
  beforeAll(async () => {
    program = await buildProgram('appendUnderFaults');
  });
  afterAll(() => program.remove());

  it.each(FAULTS)(
    '%s %s: nothing answered is lost, and the work goes on',
    (call, error) => {
      const folder = mkdtempSync(join(tmpdir(), 'linkseat-nth-'));
      const total = Number(run(join(folder, 'whole.db'), call).trace);
      expect(total).toBeGreaterThan(10);
      const step = EVERY ? 1 : Math.ceil(total / 4);
      let refusals = 0;
      let tried = 0;
      for (let n = 1; n <= total; n += step) {
        const file = join(mkdtempSync(join(folder, 'n')), 'live.db');
        const { output, status } = run(file, call, `error=${error}:when=${n}`);
        const name = `${call} ${error} at ${n} of ${total}`;
        // A fault before the log is open is told as a sentence; anything else must end well.
        expect([0, 3], `${name}: ${output}`).toContain(status);
        refusals += Number(/refusals (\d+)/.exec(output)?.[1] ?? 0);
        if (status === 0) expect(output.match(/^n\d+ /gm), name).toHaveLength(6);
        expectNothingLost(file, output, name);
        tried += 1;
      }
      console.log(
        `nthWrite: ${call} ${error}: ${tried} of ${total} places, ${refusals} saves refused and repeated`,
      );
      rmSync(folder, { recursive: true });
    },
    EVERY ? 5_400_000 : 60_000,
  );
});
