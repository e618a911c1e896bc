// What the operator typed, from the page's request to the answer: contract, decision, worker, encryption, database and
// journal; against one bare INSERT of the same text in a FULL transaction of a plain database, in this thread. The same
// INSERT in a database of our cipher is told beside it, and so is the floor of whatever saves beside the main loop: the
// same INSERT in another thread, with a message there and one back and nothing else.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDispatch } from '../../../main/ipc';
import type { Who } from '../../../main/ServicesPort';
import { testServices } from '../../../main/testing/testServices';
import type { SeatId } from '../../../shared/kernel/ids';
import type { BenchRow } from '../BenchRow';
import { bareDatabase, bareInThread } from '../bareDatabase';
import { median } from '../median';

const CALLS = 20;
/** Saves of one call: a narrative that grows for three minutes. */
const SAVES = 30;
/** Milliseconds between two calls; longer than the store's lull, so that it tidies up as it does at work. */
const BETWEEN_CALLS = 150;
const SEAT = '12345-001' as SeatId;
const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function run() {
  // On the project's own disk: the system's temporary folder is often memory, where nothing is synced.
  const cache = path('../../../.cache/');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-contract-'));
  const { services, ask } = await openSeat(folder);
  const bare = bareDatabase(join(folder, 'bare.db'));
  const key = new Uint8Array(32).fill(7);
  const sealed = bareDatabase(join(folder, 'sealed.db'), key);
  const beside = await bareInThread(join(folder, 'beside.db'), key);
  try {
    const ours: number[] = [];
    const against: number[] = [];
    const againstSealed: number[] = [];
    const floor: number[] = [];
    for (let n = 0; n < CALLS; n++) {
      const call = `c${n}`;
      const fact = (type: string, more: object = {}) => ({
        id: `${call}-${type}`,
        at: Date.now(),
        call,
        fact: { type, leg: `l${n}`, ...more },
      });
      const rings = { role: 'caller', party: { number: '13800000001' }, dialled: '12345' };
      await ask('phone.facts', 'phone', { facts: [fact('legOffered', rings), fact('legAnswered')] });
      for (let round = 0; round < SAVES; round++) {
        const narrative = `来电人反映小区路灯不亮，第 ${round} 次记录，请尽快派人查看`;
        const event = { type: 'fieldsWritten', fields: { narrative } };
        const text = JSON.stringify(event);
        const from = performance.now();
        await ask('intake.record', 'desk', { call, event });
        const to = performance.now();
        bare.run(text);
        const bareTo = performance.now();
        sealed.run(text);
        const sealedTo = performance.now();
        await beside.run(text);
        floor.push(performance.now() - sealedTo);
        ours.push(to - from);
        against.push(bareTo - to);
        againstSealed.push(sealedTo - bareTo);
      }
      await ask('phone.facts', 'phone', { facts: [fact('legEnded', { cause: 'hungUpThere' })] });
      await ask('intake.record', 'desk', { call, event: { type: 'nonCaseMarked', nonCase: 'silent' } });
      await ask('intake.record', 'desk', { call, event: { type: 'wrapUpDone' } });
      await setTimeout(BETWEEN_CALLS);
    }
    const sorted = ours.toSorted((a, b) => a - b);
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    const note = `p99 ${p99.toFixed(2)} ms; bare and encrypted ${median(againstSealed).toFixed(3)}, and in another thread ${median(floor).toFixed(3)} ms`;
    return { ours: median(ours), against: median(against), note };
  } finally {
    bare.close();
    sealed.close();
    await beside.close();
    await services.close();
    rmSync(folder, { recursive: true });
  }
}

async function openSeat(dataDir: string) {
  const services = await testServices({ dataDir, seats: [SEAT], clock: () => Date.now() });
  const dispatch = createDispatch(services.handlers, () => {});
  const ask = async (name: string, page: Who['page'], arg: unknown): Promise<void> => {
    const answer = await dispatch({ seat: SEAT, page }, name, arg);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  };
  return { services, ask };
}

export const row: BenchRow = {
  id: 'save-contract',
  unit: 'ms',
  goal: 1.5,
  title: 'a save through contract and worker ÷ one bare FULL commit',
  run,
};
