// A book of hundreds of thousands of orders: a page of a view by two characters, against LIKE over the same rows.
import type { BenchRow } from '../BenchRow';
import { MANY, manyOrders } from '../manyOrders';
import { median } from '../median';
import { QUERIES } from '../sampleOrders';

const LIMIT = 100;
const ROUNDS = 20;
const RARE = ['incoming', 'supervised', 'drafts'] as const;

async function run() {
  const { db, core } = manyOrders();
  const like = db.prepare(
    `SELECT o.* FROM plain p JOIN orders o USING (created_seq) WHERE p.text LIKE ?
     ORDER BY created_seq DESC LIMIT ?`,
  );
  const base = { view: 'all', side: '12345', worker: '', filter: {}, order: 'newest', now: 0 } as const;
  const ours: number[] = [];
  const against: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const query of QUERIES) {
      const from = performance.now();
      const found = core.findOrders({ ...base, query, limit: LIMIT }).rows.length;
      ours.push(performance.now() - from);
      if (round > 1) continue;
      const scan = performance.now();
      const scanned = like.all(`%${query}%`, LIMIT).length;
      against.push(performance.now() - scan);
      if (found !== scanned) throw new Error(`${query}: ${found} found, ${scanned} by LIKE`);
    }
  // The most frequent word in views that hold nothing: its matches must not all be walked.
  const rare = RARE.map((view) => {
    const from = performance.now();
    core.findOrders({ ...base, view, query: '小', limit: LIMIT });
    return performance.now() - from;
  });
  // A telephone number as it is typed: its digits are in every order, singly and by pairs.
  const [text = ''] = db
    .prepare<[number], string>('SELECT text FROM plain LIMIT 1 OFFSET ?')
    .pluck()
    .all(MANY >> 1);
  const [number = ''] = /139\d{8}/.exec(text) ?? [];
  const digits = Array.from({ length: number.length }, (_, typed) => {
    const from = performance.now();
    const found = core.findOrders({ ...base, query: number.slice(0, typed + 1), limit: LIMIT }).rows.length;
    if (found === 0) throw new Error(`${typed + 1} digits of a caller's number: nothing found`);
    return performance.now() - from;
  });
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const note = `${MANY} orders, p50 ${median(ours).toFixed(2)} ms, worst ${Math.max(...ours).toFixed(1)} ms, in empty views ${Math.max(...rare).toFixed(1)} ms, a number as it is typed ${Math.max(...digits).toFixed(1)} ms`;
  return { ours: mean(ours), against: mean(against), note };
}

export const row: BenchRow = {
  id: 'book-search',
  unit: 'ms',
  goal: 0.05,
  title: 'a page of the book by two characters ÷ a LIKE scan',
  run,
};
