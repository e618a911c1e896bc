import type { OrderId } from '@shared/kernel/ids';
import type { OrderCursor, OrderFilter, OrderView } from '@shared/order/OrderView';
import { contains } from '@shared/search/words';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCore, type StoreCore } from './createCore';
import { migrate } from './migrate';
import { newEvent, orderCreated } from './testing/sampleEvents';

// More than FEW, so that a view of all of them and its rare neighbours are walked in their different ways.
const ORDERS = 1_300;
const TEXTS = ['路灯不亮', '燃气泄漏，气味很大', '拖欠工资三个月至今没有说法', '路灯不亮，电线裸露'];
const textOf = (n: number): string => TEXTS[n % TEXTS.length] ?? '';
const isSent = (n: number): boolean => n % 97 === 0;
const SEAT = '12345-001';

describe('orders found by view and words', () => {
  let core: StoreCore;
  beforeAll(() => {
    const db = new Database(':memory:');
    migrate(db);
    core = createCore(db);
    const events = Array.from({ length: ORDERS }, (_, n) => {
      const created = orderCreated(`o${n}` as OrderId, textOf(n), `12345-${n}`);
      const sent = newEvent(`order:o${n}`, { type: 'orderDispatched', to: '110', reason: '示例' });
      return isSent(n) ? [created, sent] : [created];
    });
    const done = core.append(events.flat(), undefined, 1);
    if (!done.ok) throw new Error(done.error.message);
  });
  afterAll(() => core.close());

  const found = (view: OrderView, query: string, filter: OrderFilter = {}): readonly string[] => {
    const all: string[] = [];
    let after: OrderCursor | undefined;
    do {
      const asked = { side: '12345', worker: SEAT, order: 'newest', now: 0, limit: 150, after } as const;
      const page = core.findOrders({ ...asked, view, query, filter });
      all.push(...page.rows.map((row) => row.order));
      after = page.next;
    } while (after !== undefined);
    return all;
  };
  const expected = (query: string, holds: (n: number) => boolean): readonly string[] =>
    Array.from({ length: ORDERS }, (_, n) => n)
      .filter((n) => holds(n) && contains(textOf(n), query))
      .map((n) => `o${n}`)
      .reverse();

  it.each(['路灯', '漏', '燃气 气味', '拖欠工资三个月至今', '没有的话'])(
    '%s: every view has exactly its own, page after page',
    (query) => {
      expect(found('all', query)).toEqual(expected(query, () => true));
      expect(found('unaccepted', query)).toEqual(expected(query, isSent));
      expect(found('all', query, { state: 'dispatched' })).toEqual(expected(query, isSent));
      expect(found('incoming', query)).toEqual([]);
      expect(found('supervised', query)).toEqual([]);
      expect(found('all', query, { linkage: true })).toEqual(expected(query, isSent));
    },
  );

  it('lists without words the same orders', () => {
    expect(found('unaccepted', '')).toEqual(expected('', isSent));
    expect(found('incoming', '')).toEqual([]);
  });
});
