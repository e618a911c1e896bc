import type { OrderId } from '@shared/kernel/ids';
import { contains } from '@shared/search/words';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore, type StoreCore } from '../createCore';
import { migrate } from '../migrate';
import { content, newEvent, orderCreated } from '../testing/sampleEvents';
import { searchText } from './feedSearch';
import { gramsOf } from './grams';

// Few characters, so that hits and near misses are many.
const written = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'燃气泄漏井盖𠮷1380aAß ，\n-"*'), maxLength: 14 }),
  // Long enough for fours, and few enough to meet.
  fc.string({ unit: fc.constantFrom(...'110气 ３'), maxLength: 14 }),
);

describe('order search', () => {
  let db: Database.Database;
  let core: StoreCore;
  beforeEach(() => {
    db = new Database(':memory:');
    migrate(db);
    core = createCore(db);
  });
  afterEach(() => core.close());

  it('finds exactly the orders whose text contains every word, newest first', () => {
    fc.assert(
      fc.property(
        fc.array(written, { minLength: 1, maxLength: 8 }),
        fc.array(written, { minLength: 1, maxLength: 8 }),
        (narratives, queries) => {
          const batch = `${core.lastOrderNumber('') ?? ''}.`;
          const orders = narratives.map((narrative, i) => ({
            id: `${batch}${i}` as OrderId,
            // A number that holds none of the characters that are looked for.
            number: `Q${batch}`,
            narrative,
          }));
          for (const { id, narrative, number } of orders)
            core.append([orderCreated(id, narrative, number)], undefined, 1);
          for (const query of queries.filter((typed) => /[\p{L}\p{N}]/u.test(typed))) {
            const mine = core
              .listOrders({ query, limit: 10_000 })
              .filter((row) => row.number === `Q${batch}`);
            const naive = orders.filter(({ narrative, number }) =>
              contains(searchText(number, content(narrative)), query),
            );
            expect(mine.map((row) => row.order)).toEqual(naive.map(({ id }) => id).reverse());
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on where it stopped, in batches, and forgets an edited text', () => {
    for (let i = 0; i < 120; i++) core.append([orderCreated(`o${i}` as OrderId, '路灯')], undefined, 1);
    core.append([newEvent('order:o0', { type: 'orderEdited', content: content('井盖') })], undefined, 1);
    expect([core.feedSearch(), core.feedSearch(), core.feedSearch(), core.feedSearch()]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(core.listOrders({ query: '路灯', limit: 500 })).toHaveLength(119);
    expect(core.listOrders({ query: '井盖', limit: 500 }).map((row) => row.order)).toEqual(['o0']);
  });

  it('has numbers found before, while and after an older index is written again', () => {
    const number = (n: number) => `13800000${String(n).padStart(3, '0')}`;
    for (let i = 0; i < 120; i++)
      core.append([orderCreated(`o${i}` as OrderId, `来电${number(i)}`)], undefined, 1);
    while (core.feedSearch());
    // As schema 6 left it: pairs alone.
    db.exec('DELETE FROM order_search');
    const put = db.prepare('INSERT INTO order_search (rowid, grams) VALUES (?, ?)');
    for (let i = 0; i < 120; i++) put.run(i + 1, gramsOf(`来电${number(i)}`).replace(/ \d{3,4}(?= |$)/g, ''));
    db.exec("INSERT INTO cursors (name, seq) VALUES ('searchRenewed', 0)");
    const old = createCore(db);
    const found = (query: string) => old.listOrders({ query, limit: 500 }).map((row) => row.order);
    const isWhole = () => {
      expect(found(number(7))).toEqual(['o7']);
      expect(found('0099')).toEqual(['o99']);
      expect(found('来电1380')).toHaveLength(120);
    };
    isWhole();
    expect(old.renewSearch()).toBe(true);
    isWhole();
    old.append([newEvent('order:o7', { type: 'orderEdited', content: content('井盖') })], undefined, 1);
    expect(found(number(7))).toEqual([]);
    while (old.renewSearch());
    expect(found(number(7))).toEqual([]);
    expect(found(number(8))).toEqual(['o8']);
    expect(found('0099')).toEqual(['o99']);
    expect(db.prepare("SELECT 1 FROM cursors WHERE name = 'searchRenewed'").get()).toBeUndefined();
  });
});
