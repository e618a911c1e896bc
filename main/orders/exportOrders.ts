// Runs in the host. A list as a file: what it says is recorded before it leaves.
import type { Calls } from '@shared/contract/calls';
import type { ExportedFile } from '@shared/contract/order/OrderCalls';
import { seatStream } from '@shared/events/StreamId';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { csvText } from '@shared/order/export/csvText';
import { EXPORT_COLUMNS, orderLine } from '@shared/order/export/orderTable';
import type { OrderRow } from '@shared/order/OrderRow';
import writeXlsxFile from 'write-excel-file/node';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import { readOrder } from './dutyCalls';
import type { Editor } from './Editor';
import { tableWords } from './tableWords';
import { workerOf } from './workerOf';

export interface ExportDeps {
  readonly store: Store;
  readonly newEvent: SeatEvents;
  readonly clock: () => number;
  readonly reference: Pick<ReferenceShelf, 'at'>;
}

type ExportAsked = Calls['order.export']['arg'];

const PAGE = 500;
export const MOST_EXPORTED = 20_000;
const TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export async function exportOrders(
  deps: ExportDeps,
  who: Editor,
  asked: ExportAsked,
  language: 'zh-CN' | 'en',
): Promise<Result<ExportedFile>> {
  const { store, newEvent, clock, reference } = deps;
  const rows = await allRows(deps, who, asked);
  if (rows === undefined) return fail(TOO_MANY);
  const words = tableWords(language, reference.at(who.seat).lists);
  const lines: (readonly string[])[] = [EXPORT_COLUMNS.map(words.header)];
  for (const row of rows) {
    const order = await readOrder(store, row.order);
    lines.push(orderLine(row, words, order?.codes ?? NO_CODES, asked.full ? order?.content : undefined));
  }
  const { format, view, query, filter, full } = asked;
  // The query can hold a number or a name: that something was searched for is enough here.
  const recorded = await store.append([
    newEvent(who.seat, seatStream(who.seat), {
      type: 'ordersExported',
      format,
      view,
      searched: query.trim() !== '',
      filter,
      full,
      rows: rows.length,
    }),
  ]);
  if (!recorded.ok) return recorded;
  const data = format === 'csv' ? Buffer.from(csvText(lines)) : await workbook(lines);
  const day = new Date(clock()).toISOString().slice(0, 10);
  return ok({
    name: `orders-${view}-${day}.${format}`,
    type: TYPES[format],
    data: data.toString('base64'),
    rows: rows.length,
  });
}

/** Undefined: more than may leave at once. */
async function allRows(
  { store, clock }: ExportDeps,
  who: Editor,
  { view, query, filter }: ExportAsked,
): Promise<readonly OrderRow[] | undefined> {
  const side = sideOf(who.seat);
  const rows: OrderRow[] = [];
  const base = { view, query, filter, side, worker: workerOf(who), now: clock(), order: 'newest' } as const;
  let after: Awaited<ReturnType<Store['findOrders']>>['next'];
  do {
    const page = await store.findOrders({ ...base, after, limit: PAGE });
    rows.push(...page.rows);
    after = page.next;
    if (rows.length > MOST_EXPORTED) return undefined;
  } while (after !== undefined);
  return rows;
}

/** Every cell is typed as text, so that no spreadsheet runs what a caller said. */
const workbook = (lines: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsxFile(
    lines.map((cells, n) =>
      cells.map((value) => ({
        value,
        type: String,
        ...(n === 0 ? { fontWeight: 'bold' as const } : {}),
      })),
    ),
    {
      sheet: 'Orders',
      stickyRowsCount: 1,
      columns: EXPORT_COLUMNS.map((column) => ({ width: WIDTHS[column] ?? 14 })),
    },
  ).toBuffer();

const WIDTHS: Readonly<Partial<Record<(typeof EXPORT_COLUMNS)[number], number>>> = {
  number: 26,
  createdAt: 20,
  changedAt: 20,
  organisation: 22,
  row: 24,
  matter: 60,
  place: 30,
  dueAt: 20,
};

const NO_CODES = { organisation: '', division: '' };

const TOO_MANY: Failure = {
  code: 'exportTooMany',
  message: `一次最多导出${MOST_EXPORTED}张工单，没有导出。`,
  hint: '请用视图、筛选或查找缩小范围后再导出。',
};
