// Runs in the store's thread. The views of the desk: each a walk along its own index, a page at a time.
import type { Side } from '@shared/kernel/side';
import { otherSide } from '@shared/kernel/side';
import {
  DUE_SOON,
  MOST_COUNTED,
  ORDER_VIEWS,
  type OrderCounts,
  type OrderCursor,
  type OrderFilter,
  type OrderListPage,
  type OrderOrder,
  type OrderView,
} from '@shared/order/OrderView';
import type { Database, Statement } from 'better-sqlite3';
import { ORDER_COLUMNS, type SelectedOrder, toOrderRow } from './listOrders';
import type { Search } from './search/feedSearch';

export interface FindOrders {
  readonly view: OrderView;
  readonly side: Side;
  /** Person or seat whose own orders are meant. */
  readonly worker: string;
  readonly query: string;
  readonly filter: OrderFilter;
  readonly order: OrderOrder;
  readonly after?: OrderCursor | undefined;
  readonly limit: number;
  /** Milliseconds since the epoch: what is due soon or overdue is counted from it. */
  readonly now: number;
}

type Bound = Record<string, string | number | null>;
type Row = SelectedOrder & { readonly seq: number };

/** Conditions of a view; columns of the side are written out, so that the partial index of that side fits. */
const VIEWS: { readonly [V in OrderView]: (seen: string, worker: string) => string } = {
  all: (seen) => `o.${seen} = 1`,
  mine: (_, worker) => `${worker} AND o.is_over = 0 AND o.holder = :side`,
  dueSoon: (seen) => `o.due_at IS NOT NULL AND o.${seen} = 1 AND o.due_at > :now AND o.due_at <= :soon`,
  overdue: (seen) => `o.due_at IS NOT NULL AND o.${seen} = 1 AND o.due_at <= :now`,
  unaccepted: () => `o.state = 'dispatched' AND o.sent_to = :other`,
  incoming: () => `o.state = 'dispatched' AND o.sent_to = :side`,
  drafts: (_, worker) => `o.state = 'draft' AND ${worker} AND o.is_over = 0`,
  supervised: (seen) => `o.supervised = 1 AND o.${seen} = 1`,
};
const BY_DUE: ReadonlySet<OrderView> = new Set(['dueSoon', 'overdue']);
/** Of two indexes that fit, SQLite would take the one that walks everything dispatched by anybody. */
const fromOrders = (view: OrderView): string =>
  view === 'unaccepted' || view === 'incoming' ? 'orders o INDEXED BY orders_on_the_way' : 'orders o';

/** Rows of a view that are held against the words one by one. */
const FEW = 1_000;
/** Characters of a word that may be in most orders; a longer one is in few, and its matches are walked. */
const SHORT = 6;

/** No words: along the view's index. With words: along the matches, or along a small view, asking the index for each. */
type Walk = 'view' | 'matches' | 'smallView';

export function prepareFindOrders(
  db: Database,
  { match: matchOf }: Pick<Search, 'match'>,
): {
  readonly findOrders: (asked: FindOrders) => OrderListPage;
  readonly countOrders: (asked: Pick<FindOrders, 'side' | 'worker' | 'now'>) => OrderCounts;
} {
  // Some dozens of shapes at most; each is prepared when it is first asked for.
  const prepared = new Map<string, Statement<[Bound], Row>>();
  const statement = (sql: string): Statement<[Bound], Row> => {
    const known = prepared.get(sql) ?? db.prepare<[Bound], Row>(sql);
    prepared.set(sql, known);
    return known;
  };

  const countUpTo = (most: number, asked: Seen, bound: Bound): number => {
    const from = `${fromOrders(asked.view)} WHERE ${conditions(asked).join(' AND ')}`;
    const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${from} LIMIT ${most + 1})`;
    return (statement(sql).get(bound) as unknown as { n: number }).n;
  };
  /** A frequent word in a rare view: its matches would all be walked in vain, while saves wait. */
  const isSmall = (asked: FindOrders): boolean =>
    asked.query.split(/\s+/).every((word) => word.length <= SHORT) &&
    countUpTo(FEW, asked, boundOf(asked)) <= FEW;

  return {
    findOrders: (asked) => {
      const match = asked.query.trim() === '' ? null : matchOf(asked.query);
      if (match === undefined) return { rows: [] };
      const walk = match === null ? 'view' : isSmall(asked) ? 'smallView' : 'matches';
      const found = statement(sqlOf(asked, walk)).all({ ...boundOf(asked), match });
      const rows = found.slice(0, asked.limit);
      const last = rows.at(-1);
      const more = found.length > asked.limit && last !== undefined;
      return {
        rows: rows.map(toOrderRow),
        ...(more ? { next: { seq: last.seq, ...(last.dueAt === null ? {} : { dueAt: last.dueAt }) } } : {}),
      };
    },
    countOrders: (asked) => {
      const bound = boundOf({ ...asked, view: 'all', query: '', filter: {}, order: 'newest', limit: 0 });
      const count = (view: OrderView): number =>
        countUpTo(MOST_COUNTED, { view, side: asked.side, filter: {} }, bound);
      return Object.fromEntries(ORDER_VIEWS.map((view) => [view, count(view)])) as unknown as OrderCounts;
    },
  };
}

/** Whether a side sees an order, and who of it has it in hand. */
const columnsOf = (side: Side): readonly [string, string] =>
  side === '110'
    ? ['seen_110', "o.worker_110 = :worker AND o.worker_110 <> ''"]
    : ['seen_12345', "o.worker_12345 = :worker AND o.worker_12345 <> ''"];

type Seen = Pick<FindOrders, 'view' | 'side' | 'filter'>;

const conditions = ({ view, side, filter }: Seen): string[] => [
  VIEWS[view](...columnsOf(side)),
  ...filtersOf(filter),
];

/**
 * With words: FTS5 walks its matches by rowid and the view is looked up for each, newest first, whatever the order
 * asked for; so it stops at the limit and never sorts all matches.
 */
function sqlOf(asked: FindOrders, walk: Walk): string {
  const { view, order, after } = asked;
  const where = conditions(asked);
  const due = walk === 'view' && (order === 'due' || BY_DUE.has(view));
  if (due && !BY_DUE.has(view)) where.push('o.due_at IS NOT NULL');
  const up = order === 'oldest';
  if (after !== undefined)
    where.push(
      due
        ? '(o.due_at, o.created_seq) > (:afterDue, :afterSeq)'
        : `o.created_seq ${up ? '>' : '<'} :afterSeq`,
    );
  const columns = `SELECT ${ORDER_COLUMNS}, o.created_seq AS seq FROM`;
  const direction = up ? '' : ' DESC';
  if (walk === 'smallView')
    return `${columns} ${fromOrders(view)} CROSS JOIN order_search s ON s.rowid = o.created_seq
      WHERE s.grams MATCH :match AND ${where.join(' AND ')} ORDER BY o.created_seq${direction} LIMIT :limit`;
  if (walk === 'matches')
    return `${columns} order_search s CROSS JOIN orders o ON o.created_seq = s.rowid
      WHERE s.grams MATCH :match AND ${where.join(' AND ').replaceAll('o.created_seq', 's.rowid')}
      ORDER BY s.rowid${direction} LIMIT :limit`;
  const by = due ? 'o.due_at, o.created_seq' : `o.created_seq${direction}`;
  return `${columns} ${fromOrders(view)} WHERE ${where.join(' AND ')} ORDER BY ${by} LIMIT :limit`;
}

const filtersOf = ({ level, state, row, linkage }: OrderFilter): readonly string[] => [
  // Written out below 3, where there are few: then their own index fits.
  ...(level === undefined ? [] : [level === 3 ? 'o.level = 3' : 'o.level = :level AND o.level < 3']),
  ...(state === undefined ? [] : ['o.state = :state']),
  ...(row === undefined ? [] : ['o.row = :row']),
  ...(linkage === undefined ? [] : ['o.linkage = 1']),
];

const boundOf = ({ side, worker, now, filter, after, limit }: FindOrders): Bound => ({
  side,
  other: otherSide(side),
  worker,
  now,
  soon: now + DUE_SOON,
  level: filter.level ?? null,
  state: filter.state ?? null,
  row: filter.row ?? null,
  afterSeq: after?.seq ?? null,
  afterDue: after?.dueAt ?? null,
  limit: limit + 1,
  match: null,
});
