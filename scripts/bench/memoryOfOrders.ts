// A program of its own, so that its memory is what is measured: `memoryOfOrders.ts <database> <orders>` makes that many
// orders, `memoryOfOrders.ts <database>` works with them and prints its resident memory in bytes.
import type { EventId, OrderId } from '@shared/kernel/ids';
import { createCore } from '../../main/store/createCore';
import { openDatabase } from '../../main/store/openDatabase';
import { orderCreated, SEAT, TEST_KEY } from '../../main/store/testing/sampleEvents';

const BATCH = 2_000;
const [file = '', count = '0'] = process.argv.slice(2);
const opened = openDatabase(file, { key: TEST_KEY });
if (!opened.ok) throw new Error(opened.error.message);
const core = createCore(opened.value);

for (let from = 0; from < Number(count); from += BATCH) {
  const events = Array.from({ length: Math.min(BATCH, Number(count) - from) }, (_, i) => {
    const n = from + i;
    const text = `来电人反映第 ${n} 号小区路灯不亮，夜间出行不便，希望尽快派人修复并回复`;
    return { ...orderCreated(`o${n}` as OrderId, text, `12345-${n}`), id: `m${n}` as EventId };
  });
  const done = core.append(events, undefined, from);
  if (!done.ok) throw new Error(done.error.message);
  core.checkpoint();
}
if (count === '0') {
  for (let round = 0; round < 20; round++) {
    core.listOrders({ query: '', limit: 200 });
    core.listOrders({ query: '', limit: 200, side: '12345', sort: 'due' });
    core.readStream(`order:o${round * 37}`);
    core.readAfter(round * 400, 500);
    core.seatHead(SEAT);
  }
  process.stdout.write(String(process.memoryUsage.rss()));
}
core.close();
