// Runs as a program of its own under the crash harness: appends through the worker, several at a time, and
// writes a line for each answer. Its parent kills it with SIGKILL at some line.
//   node --import scripts/typescriptLoader.mjs appendUntilKilled.ts <database> <first number>
import { writeSync } from 'node:fs';
import type { NewEvent } from '@shared/events/RecordedEvent';
import type { CallId, EventId, LegId, OrderId } from '@shared/kernel/ids';
import { openStore } from '../openStore';
import { fields, offered, orderCreated, TEST_KEY } from './sampleEvents';

const [file = '', first = '0'] = process.argv.slice(2);
const IN_FLIGHT = 4;

/** The n-th append, the same in every process, so that a retry after the kill sends the same ids. */
function nth(n: number): readonly NewEvent[] {
  const call = `c${n >> 3}` as CallId;
  const as = (event: NewEvent, part = ''): NewEvent => ({ ...event, id: `n${n}${part}` as EventId, at: n });
  if (n % 8 === 0) return [as(offered(call, `l${n}` as LegId))];
  if (n % 8 === 7) {
    return [
      as(orderCreated(`o${n}` as OrderId, `路灯不亮 ${n}`)),
      as(fields(`call:${call}`, `第${n}次`), 'b'),
    ];
  }
  return [as(fields(`call:${call}`, `第${n}次`))];
}

const opened = await openStore({ file, clock: Date.now, key: TEST_KEY, worker: true });
if (!opened.ok) throw new Error(opened.error.message);
const { store } = opened.value;

/** A parent that reads slower than this writes is waited for: a line counts only when it is through. */
function tell(line: string): void {
  for (;;) {
    try {
      writeSync(1, line);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

let next = Number(first);
async function lane(): Promise<never> {
  for (;;) {
    const n = next++;
    const done = await store.append(nth(n));
    if (!done.ok) throw new Error(done.error.message);
    for (const event of done.value) tell(`${event.id} ${event.seq}\n`);
  }
}
await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
