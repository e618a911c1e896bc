// The book of a big city, made once for all rows that read it: 200,000 orders, and 1,000,000 where
// LINKSEAT_BENCH_ORDERS=1000000 says so (some minutes).
import type { OrderId } from '@shared/kernel/ids';
import Database from 'better-sqlite3';
import { createCore, type StoreCore } from '../../main/store/createCore';
import { migrate } from '../../main/store/migrate';
import { searchText } from '../../main/store/search/feedSearch';
import { randomFrom } from '../../main/store/testing/randomFrom';
import { newEvent } from '../../main/store/testing/sampleEvents';
import { sampleOrder } from './sampleOrders';

export const MANY = Number(process.env.LINKSEAT_BENCH_ORDERS ?? 200_000);
const BATCH = 1_000;

export interface ManyOrders {
  readonly db: Database.Database;
  readonly core: StoreCore;
  readonly ids: readonly OrderId[];
}

let made: ManyOrders | undefined;

/** One in a hundred is on its way to 110, so that a rare view is rare. `plain.text` is what LIKE scans. */
export function manyOrders(): ManyOrders {
  made ??= make();
  return made;
}

function make(): ManyOrders {
  const db = new Database(':memory:');
  migrate(db);
  const core = createCore(db);
  db.exec('CREATE TABLE plain (created_seq INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const plain = db.prepare('INSERT INTO plain VALUES (?, ?)');
  const random = randomFrom(1);
  const ids: OrderId[] = [];
  for (let from = 0; from < MANY; from += BATCH) {
    const bodies = Array.from({ length: Math.min(BATCH, MANY - from) }, (_, n) =>
      sampleOrder(from + n, random),
    );
    const events = bodies.flatMap((body, n) => {
      const id = `o${from + n}` as OrderId;
      ids.push(id);
      const created = newEvent(`order:${id}`, body);
      const sent = { type: 'orderDispatched', to: '110', reason: '涉嫌违法' } as const;
      return n % 100 === 0 ? [created, newEvent(`order:${id}`, sent)] : [created];
    });
    const done = core.append(events, undefined, from);
    if (!done.ok) throw new Error(done.error.message);
    for (const { seq, body } of done.value)
      if (body.type === 'orderCreated') plain.run(seq, searchText(body.number, body.content));
  }
  while (core.feedSearch());
  return { db, core, ids };
}
