import type { OrderId } from '@shared/kernel/ids';
import type { OrderEvent } from '@shared/order/OrderEvent';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createCore } from './createCore';
import { migrate } from './migrate';
import { content, newEvent, OTHER_SEAT, SEAT } from './testing/sampleEvents';

const created = (order: string, level: 2 | 3 = 2) =>
  newEvent(`order:${order}`, {
    type: 'orderCreated',
    number: `N-${order}`,
    side: '12345',
    content: content('停电', { level }),
    createdAt: 1,
  });
const on = (order: string, body: OrderEvent) => newEvent(`order:${order}`, body);
const opened = { type: 'atOnceOpened', level: 2, clause: '三（四）2', departments: [18] } as const;
const clock = (level: 2 | 3, progress: number) =>
  ({ type: 'clockStarted', level, start: 5, progress, clause: 'x', calendar: '1', rules: '1' }) as const;

function storeWith(...events: ReturnType<typeof newEvent>[]) {
  const db = new Database(':memory:');
  migrate(db);
  const core = createCore(db);
  core.append(events, undefined, 20);
  return core;
}
const ids = (rows: readonly { readonly order: OrderId }[]) => rows.map(({ order }) => order);

it('orders that are due first come first, those without a deadline last, newest before older', () => {
  const store = storeWith(
    ...['o1', 'o2', 'o3', 'o4'].map((id) => created(id, 3)),
    on('o1', clock(3, 90)),
    on('o3', clock(3, 30)),
  );
  expect(ids(store.listOrders({ query: '', limit: 9, side: '12345', sort: 'due' }))).toEqual([
    'o3',
    'o1',
    'o4',
    'o2',
  ]);
  expect(ids(store.listOrders({ query: '', limit: 9 }))).toEqual(['o4', 'o3', 'o2', 'o1']);
  expect(store.listOrders({ query: '', limit: 1, sort: 'due' })[0]).toMatchObject({
    dueAt: 30,
    dueFrom: 5,
  });
});

it('a closed order is not due, and what could not be told is said', () => {
  const failure = { code: 'calendarUnknown', about: '2027', message: '…' } as const;
  const { progress: _, ...unknown } = clock(3, 0);
  const store = storeWith(
    created('o1', 3),
    on('o1', clock(3, 90)),
    on('o1', { type: 'orderClosed', result: 'x' }),
    created('o2', 3),
    on('o2', { ...unknown, failure }),
  );
  const [second, first] = store.listOrders({ query: '', limit: 9 });
  expect(first).not.toHaveProperty('dueAt');
  expect(second).toMatchObject({ clockFailure: 'calendarUnknown' });
});

it('finds the open checklists of a seat, oldest first, until everybody is told', () => {
  const store = storeWith(
    created('o1'),
    on('o1', opened),
    created('o2'),
    on('o2', opened),
    { ...created('o3'), seat: OTHER_SEAT },
    { ...on('o3', opened), seat: OTHER_SEAT },
  );
  const open = () => store.listOrders({ query: '', limit: 9, atOnceOf: SEAT });
  expect(open().map(({ order, atOnceOpen }) => [order, atOnceOpen])).toEqual([
    ['o1', 2],
    ['o2', 2],
  ]);
  store.append(
    [
      on('o1', { type: 'toldOtherwise', to: 18, reason: 'x', toldAt: 3 }),
      on('o1', { type: 'toldOtherwise', to: 'government', reason: 'x', toldAt: 3 }),
    ],
    undefined,
    21,
  );
  expect(ids(open())).toEqual(['o2']);
});
