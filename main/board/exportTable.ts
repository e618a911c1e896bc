// Runs in the host. A table of the board as a file.
import type { BoardCalls, ExportedTable } from '@shared/contract/board/BoardCalls';
import { ok, type Result } from '@shared/kernel/result';
import { isoShanghai } from '@shared/order/clock/shanghaiTime';
import { csvText } from '@shared/order/export/csvText';
import writeXlsxFile from 'write-excel-file/node';

const TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export async function exportTable(
  { format, name, lines }: BoardCalls['board.export']['arg'],
  now: number,
): Promise<Result<ExportedTable>> {
  const data = format === 'csv' ? Buffer.from(csvText(lines)) : await workbook(lines);
  const day = isoShanghai(now).slice(0, 10);
  return ok({ name: `${name}-${day}.${format}`, type: TYPES[format], data: data.toString('base64') });
}

/** Every cell is typed as text, as in the list of orders: what is read is never run. */
const workbook = (lines: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsxFile(
    lines.map((cells, n) =>
      cells.map((value) => ({ value, type: String, ...(n === 0 ? { fontWeight: 'bold' as const } : {}) })),
    ),
    { sheet: 'Indicators', stickyRowsCount: 1, columns: (lines[0] ?? []).map(() => ({ width: 16 })) },
  ).toBuffer();
