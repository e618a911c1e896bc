// Runs in the host. A table of the board as a file.
import type { ExportedTable, TableFile } from '@shared/contract/board/BoardCalls';
import { ok, type Result } from '@shared/kernel/result';
import { isoShanghai } from '@shared/order/clock/shanghaiTime';
import { csvText } from '@shared/order/export/csvText';
import writeXlsxFile from 'write-excel-file/node';

const TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export async function exportTable(
  { format, name, lines }: TableFile,
  now: number,
  title?: string,
): Promise<Result<ExportedTable>> {
  const above = title === undefined ? [] : [[title]];
  const all = [...above, ...lines];
  const data = format === 'csv' ? Buffer.from(csvText(all)) : await workbook(all, above.length + 1);
  const day = isoShanghai(now).slice(0, 10);
  return ok({ name: `${name}-${day}.${format}`, type: TYPES[format], data: data.toString('base64') });
}

/** The first `heads` lines stay in sight. Every cell is typed as text, as in the list of orders: what is read is never run. */
const workbook = (lines: readonly (readonly string[])[], heads: number): Promise<Buffer> =>
  writeXlsxFile(
    lines.map((cells, n) =>
      cells.map((value) => ({ value, type: String, ...(n < heads ? { fontWeight: 'bold' as const } : {}) })),
    ),
    { sheet: 'Indicators', stickyRowsCount: heads, columns: (lines.at(-1) ?? []).map(() => ({ width: 16 })) },
  ).toBuffer();
