import type { OrderCodes } from '../life/LifeEvent';
import type { OrderContent } from '../OrderEvent';
import type { OrderRow } from '../OrderRow';

/** Columns of an export, in the order of the sheet; the words of the header come with the language. */
export const EXPORT_COLUMNS = [
  'number',
  'createdAt',
  'changedAt',
  'side',
  'holder',
  'state',
  'level',
  'danger',
  'linkage',
  'supervised',
  'organisation',
  'division',
  'row',
  'matter',
  'place',
  'caller',
  'callback',
  'name',
  'dueAt',
] as const;

export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/** Words that a table needs: of states, sides, yes. */
export interface TableWords {
  readonly header: (column: ExportColumn) => string;
  readonly state: (state: OrderRow['state']) => string;
  readonly rowName: (code: string) => string;
  readonly yes: string;
  readonly time: (at: number) => string;
}

/** One line of the sheet. Without `content` what the list shows: numbers masked, the first line of the narrative. */
export function orderLine(
  row: OrderRow,
  words: TableWords,
  codes: OrderCodes,
  content?: OrderContent,
): readonly string[] {
  const yes = (flag: boolean | undefined): string => (flag ? words.yes : '');
  const cells: Readonly<Record<ExportColumn, string>> = {
    number: row.number,
    createdAt: words.time(row.createdAt),
    changedAt: words.time(row.changedAt),
    side: row.side,
    holder: row.holder,
    state: words.state(row.state),
    level: String(row.level),
    danger: yes(row.dangerNow),
    linkage: yes(row.linkage),
    supervised: yes(row.supervised),
    organisation: codes.organisation,
    division: codes.division,
    row: words.rowName(row.row),
    matter: content?.form.narrative ?? row.excerpt,
    place: content?.form.place ?? row.place,
    caller: content?.callerNumber ?? row.callerNumber,
    callback: content?.form.callbackNumber ?? '',
    name: content?.form.callerName ?? '',
    dueAt: row.dueAt === undefined ? '' : words.time(row.dueAt),
  };
  return EXPORT_COLUMNS.map((column) => cells[column]);
}
