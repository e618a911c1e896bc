// Opening one order out of the book, against one bare read of its line by the primary key.
import { orderStream } from '@shared/events/StreamId';
import type { OrderId } from '@shared/kernel/ids';
import type { BenchRow } from '../BenchRow';
import { MANY, manyOrders } from '../manyOrders';
import { median } from '../median';

const ROUNDS = 2_000;

async function run() {
  const { db, core, ids } = manyOrders();
  const point = db.prepare('SELECT * FROM orders WHERE id = ?');
  const ours: number[] = [];
  const against: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = ids[(round * 7_919) % ids.length] as OrderId;
    const from = performance.now();
    if (core.readStream(orderStream(id)).length === 0) throw new Error(`${id} is empty`);
    ours.push(performance.now() - from);
    const read = performance.now();
    point.get(id);
    against.push(performance.now() - read);
  }
  return { ours: median(ours), against: median(against), note: `${MANY} orders` };
}

export const row: BenchRow = {
  id: 'book-open',
  unit: 'ms',
  goal: 5,
  title: 'one order with its history ÷ one bare point read',
  run,
};
