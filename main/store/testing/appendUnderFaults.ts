// Runs as a program of its own under strace, which makes one of its writes or syncs fail. Saves a fixed work, each save
// until it is answered as recorded, and prints what was answered.
//   node --import scripts/typescriptLoader.mjs appendUnderFaults.ts <database>
import { writeSync } from 'node:fs';
import type { EventId, OrderId } from '@shared/kernel/ids';
import { openCore } from '../openCore';
import { fields, orderCreated, TEST_KEY } from './sampleEvents';

const [file = ''] = process.argv.slice(2);
const SAVES = 6;
const TRIES = 5;

const opened = openCore({ file, key: TEST_KEY, now: 1, busyTimeout: 50 });
if (!opened.ok) {
  writeSync(1, `refused ${opened.error.code}\n`);
  process.exit(3);
}
const { core } = opened.value;
let refused = 0;
for (let n = 0; n < SAVES; n++) {
  const events = [
    { ...orderCreated(`o${n}` as OrderId, '井'.repeat(400)), id: `n${n}` as EventId },
    { ...fields('call:c1', '盖'.repeat(400)), id: `n${n}b` as EventId },
  ];
  for (let tries = 0; tries < TRIES; tries++) {
    const done = core.append(events, undefined, n);
    if (done.ok) {
      for (const event of done.value) writeSync(1, `${event.id} ${event.seq}\n`);
      break;
    }
    refused += 1;
  }
  core.feedSearch();
  core.tidyJournal();
  core.checkpoint();
}
core.close();
writeSync(1, `refusals ${refused}\n`);
