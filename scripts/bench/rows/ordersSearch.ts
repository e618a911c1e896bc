// 10,000 orders: the list as the desk asks for it, by two characters, against LIKE over the same rows.

import Database from 'better-sqlite3';
import { createCore } from '../../../main/store/createCore';
import { migrate } from '../../../main/store/migrate';
import { searchText } from '../../../main/store/search/feedSearch';
import { randomFrom } from '../../../main/store/testing/randomFrom';
import { newEvent } from '../../../main/store/testing/sampleEvents';
import type { BenchRow } from '../BenchRow';
import { median } from '../median';
import { QUERIES, sampleOrder } from '../sampleOrders';

const ORDERS = 10_000;
const LIMIT = 50;
function timed(run: () => number): { readonly ms: number; readonly count: number } {
  const from = performance.now();
  const count = run();
  return { ms: performance.now() - from, count };
}

async function run() {
  const db = new Database(':memory:');
  migrate(db);
  const core = createCore(db);
  // The whole text in one column: the kindest thing for LIKE.
  db.exec('CREATE TABLE plain (created_seq INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const plain = db.prepare('INSERT INTO plain VALUES (?, ?)');
  const random = randomFrom(1);
  for (let i = 0; i < ORDERS; i++) {
    const body = sampleOrder(i, random);
    const done = core.append([newEvent(`order:o${i}`, body)], undefined, i);
    if (!done.ok) throw new Error(done.error.message);
    plain.run(done.value[0]?.seq, searchText(body.number, body.content));
  }
  while (core.feedSearch());

  const like = db.prepare(
    `SELECT o.* FROM plain p JOIN orders o USING (created_seq) WHERE p.text LIKE ?
     ORDER BY created_seq DESC LIMIT ?`,
  );
  const ours: number[] = [];
  const against: number[] = [];
  for (let round = 0; round < 40; round++) {
    for (const query of QUERIES) {
      const found = timed(() => core.listOrders({ query, limit: LIMIT }).length);
      const scanned = timed(() => like.all(`%${query}%`, LIMIT).length);
      if (found.count !== scanned.count)
        throw new Error(`${query}: ${found.count} found, ${scanned.count} by LIKE`);
      ours.push(found.ms);
      against.push(scanned.ms);
    }
  }
  core.close();
  // Sums, not medians: the scan stops early on frequent words, and both must carry their slow queries.
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const note = `p50 ${median(ours).toFixed(3)} ms, ${QUERIES.length} words, first ${LIMIT} rows`;
  return { ours: mean(ours), against: mean(against), note };
}

export const row: BenchRow = {
  id: 'orders-search',
  unit: 'ms',
  goal: 0.1,
  title: '10,000 orders found by two characters ÷ a LIKE scan',
  run,
};
