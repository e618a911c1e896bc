import type { OrderId } from '@shared/kernel/ids';
import type { OrderRow } from '@shared/order/OrderRow';
import type { Database } from 'better-sqlite3';
import type { OrderQuery, StoreVerbs } from './Store';
import type { Search } from './search/feedSearch';

export const ORDER_COLUMNS = `o.id AS "order", o.number, o.side, o.seat, o.call, o.row, o.item, o.level,
  o.danger_now AS dangerNow, o.state, o.excerpt, o.place, o.caller_number AS callerNumber,
  o.created_at AS createdAt, o.changed_at AS changedAt, o.due_at AS dueAt, o.due_from AS dueFrom,
  o.clock_failure AS clockFailure, o.at_once_open AS atOnceOpen, o.holder,
  o.supervised, o.linkage`;

/** Orders newest first; with a query, those that contain all of its words. */
export function prepareListOrders(
  db: Database,
  { match: matchOf }: Pick<Search, 'match'>,
): Pick<StoreVerbs, 'listOrders' | 'lastOrderNumber' | 'orderOfNumber'> {
  const all = db.prepare<[number], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM orders o ORDER BY o.created_seq DESC LIMIT ?`,
  );
  const ofSide = db.prepare<[string, number], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.side = ? ORDER BY o.created_seq DESC LIMIT ?`,
  );
  const due = db.prepare<[{ limit: number }], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM orders o
     ORDER BY o.due_at IS NULL, o.due_at, o.created_seq DESC LIMIT :limit`,
  );
  // Two walks of an index instead of one sort of the whole side.
  const dueOfSide = db.prepare<[string, number], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.side = ? AND o.due_at IS NOT NULL
     ORDER BY o.due_at, o.created_seq DESC LIMIT ?`,
  );
  const withoutDue = db.prepare<[string, number], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.side = ? AND o.due_at IS NULL
     ORDER BY o.created_seq DESC LIMIT ?`,
  );
  const dueFirst = (side: string, limit: number): readonly SelectedOrder[] => {
    const dated = dueOfSide.all(side, limit);
    return dated.length < limit ? [...dated, ...withoutDue.all(side, limit - dated.length)] : dated;
  };
  const atOnce = db.prepare<[string, number], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.seat = ? AND o.at_once_open > 0 ORDER BY o.created_seq LIMIT ?`,
  );
  const unclocked = db.prepare<[number], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.clock_failure IS NOT NULL ORDER BY o.created_seq LIMIT ?`,
  );
  // FTS5 walks its matches by rowid downwards and stops at the limit: no sort of all matches.
  const found = db.prepare<[{ match: string; side: string | null; limit: number }], SelectedOrder>(
    `SELECT ${ORDER_COLUMNS} FROM order_search s CROSS JOIN orders o ON o.created_seq = s.rowid
     WHERE s.grams MATCH :match AND (:side IS NULL OR o.side = :side) ORDER BY s.rowid DESC LIMIT :limit`,
  );
  const byNumber = db.prepare<[string], OrderId>('SELECT id FROM orders WHERE number = ? LIMIT 1').pluck();
  const number = db
    .prepare<[string, string], string | null>(
      'SELECT max(number) FROM orders WHERE number >= ? AND number < ?',
    )
    .pluck();

  const select = (asked: OrderQuery): readonly SelectedOrder[] => {
    const { query, limit, side, sort, atOnceOf } = asked;
    if (asked.clockFailed) return unclocked.all(limit);
    if (atOnceOf !== undefined) return atOnce.all(atOnceOf, limit);
    if (query.trim() === '' && sort === 'due')
      return side === undefined ? due.all({ limit }) : dueFirst(side, limit);
    if (query.trim() === '') return side === undefined ? all.all(limit) : ofSide.all(side, limit);
    const match = matchOf(query);
    return match === undefined ? [] : found.all({ match, side: side ?? null, limit });
  };
  return {
    listOrders: (query) => select(query).map(toOrderRow),
    orderOfNumber: (wanted) => byNumber.get(wanted),
    lastOrderNumber: (prefix) => number.get(prefix, `${prefix}\u{10ffff}`) ?? undefined,
  };
}

export type SelectedOrder = Omit<
  OrderRow,
  'call' | 'dangerNow' | 'supervised' | 'linkage' | 'dueAt' | 'dueFrom' | 'clockFailure' | 'atOnceOpen'
> & {
  readonly dueAt: number | null;
  readonly dueFrom: number | null;
  readonly clockFailure: string | null;
  readonly atOnceOpen: number;
  readonly supervised: number;
  readonly linkage: number;
  readonly call: NonNullable<OrderRow['call']> | null;
  readonly dangerNow: number;
};

// Member by member: spreading cost more than SQLite did.
export const toOrderRow = (row: SelectedOrder): OrderRow => ({
  order: row.order,
  number: row.number,
  side: row.side,
  seat: row.seat,
  ...(row.call === null ? undefined : { call: row.call }),
  row: row.row,
  item: row.item,
  level: row.level,
  dangerNow: row.dangerNow === 1,
  state: row.state,
  excerpt: row.excerpt,
  place: row.place,
  callerNumber: row.callerNumber,
  createdAt: row.createdAt,
  changedAt: row.changedAt,
  ...(row.dueAt === null ? undefined : { dueAt: row.dueAt }),
  ...(row.dueFrom === null ? undefined : { dueFrom: row.dueFrom }),
  ...(row.clockFailure === null ? undefined : { clockFailure: row.clockFailure }),
  holder: row.holder,
  ...(row.supervised === 0 ? undefined : { supervised: true }),
  ...(row.linkage === 0 ? undefined : { linkage: true }),
  ...(row.atOnceOpen === 0 ? undefined : { atOnceOpen: row.atOnceOpen }),
});
