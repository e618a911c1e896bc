// Runs as a program of its own under faults.int.test.ts: real failing writes. It lets the system refuse every
// byte behind a limit (RLIMIT_FSIZE, here as a soft limit on itself), first after a few bytes of the save's own
// writes, then after more, and lifts it again. Prints what it saw as JSON.
//   node --import scripts/typescriptLoader.mjs appendUnderLimit.ts <database>
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import type { OrderId } from '@shared/kernel/ids';
import { createCore } from '../createCore';
import { openDatabase } from '../openDatabase';
import { fields, orderCreated, TEST_KEY } from './sampleEvents';

const [file = ''] = process.argv.slice(2);
const limit = (bytes: number | 'unlimited'): void => {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`]);
};

const opened = openDatabase(file, { key: TEST_KEY });
if (!opened.ok) throw new Error(opened.error.message);
const core = createCore(opened.value);
// Without it Node dies of the signal that comes with the refused write.
process.on('SIGXFSZ', () => {});

const codes = new Set<string>();
let saved = 0;
let refused = 0;
for (let step = 0; step < 40; step++) {
  const events = [orderCreated(`o${step}` as OrderId, '井'.repeat(900)), fields('call:c1', '盖'.repeat(900))];
  limit(statSync(`${file}-wal`).size + step * 2_500);
  const first = core.append(events, undefined, step);
  limit('unlimited');
  if (!first.ok) {
    codes.add(first.error.code);
    refused += 1;
    if (core.readAfter(0, 1_000).length !== saved) throw new Error(`half-written at step ${step}`);
    const again = core.append(events, undefined, step);
    if (!again.ok) throw new Error(`${again.error.code} after the fault at step ${step}`);
  }
  saved += events.length;
}
const whole = core.verifyChain() === undefined && core.readAfter(0, 1_000).length === saved;
const found = core.listOrders({ query: '井井', limit: 1_000 }).length;
core.close();
process.stdout.write(JSON.stringify({ codes: [...codes], refused, whole, found }));
