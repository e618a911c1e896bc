// A page of a view deep in the book, and a rare view, against a hundred bare reads by the primary key.
import type { OrderView } from '@shared/order/OrderView';
import type { BenchRow } from '../BenchRow';
import { MANY, manyOrders } from '../manyOrders';
import { median } from '../median';

const LIMIT = 100;
const VIEWS: readonly OrderView[] = ['all', 'mine', 'unaccepted'];
const ROUNDS = 60;

async function run() {
  const { db, core } = manyOrders();
  const point = db.prepare('SELECT * FROM orders WHERE created_seq = ?');
  const base = { side: '12345', query: '', filter: {}, order: 'newest', now: 0, limit: LIMIT } as const;
  const ours: number[] = [];
  const against: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const seq = Math.floor((MANY * (round + 1)) / (ROUNDS + 1));
    const from = performance.now();
    for (const view of VIEWS) {
      const { rows } = core.findOrders({ ...base, view, worker: '12345-001', after: { seq } });
      if (rows.length === 0) throw new Error(`${view}: no page behind ${seq}`);
    }
    ours.push((performance.now() - from) / VIEWS.length);
    const read = performance.now();
    for (let n = 0; n < LIMIT; n += 1) point.get(seq - n);
    against.push(performance.now() - read);
  }
  const counted = performance.now();
  core.countOrders({ side: '12345', worker: '12345-001', now: 0 });
  const note = `${MANY} orders, p50 ${median(ours).toFixed(2)} ms; all counts ${(performance.now() - counted).toFixed(1)} ms`;
  return { ours: median(ours), against: median(against), note };
}

export const row: BenchRow = {
  id: 'book-page',
  unit: 'ms',
  goal: 5,
  title: 'a page of 100 anywhere in a view ÷ 100 bare point reads',
  run,
};
