import type { OrderId } from '@shared/kernel/ids';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore, type StoreCore } from '../createCore';
import { migrate } from '../migrate';
import { content, newEvent, orderCreated } from '../testing/sampleEvents';
import { searchText } from './feedSearch';
import { contains } from './grams';

// Few characters, so that hits and near misses are many.
const written = fc.string({ unit: fc.constantFrom(...'燃气泄漏井盖𠮷1380aAß ，\n-"*'), maxLength: 14 });

describe('order search', () => {
  let core: StoreCore;
  beforeEach(() => {
    const db = new Database(':memory:');
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
});
