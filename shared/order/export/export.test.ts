import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderId, SeatId } from '../../kernel/ids';
import type { OrderRow } from '../OrderRow';
import { CONTENT } from '../testing/given';
import { csvText } from './csvText';
import { EXPORT_COLUMNS, orderLine, type TableWords } from './orderTable';

const words: TableWords = {
  header: (column) => column,
  state: (state) => `<${state}>`,
  rowName: (code) => `row ${code}`,
  yes: '是',
  time: String,
};
const row: OrderRow = {
  order: 'o1' as OrderId,
  number: '12345-20260930-001-0001',
  side: '12345',
  holder: '110',
  seat: '12345-001' as SeatId,
  row: '12345-01',
  item: '',
  level: 2,
  dangerNow: false,
  state: 'accepted',
  excerpt: '路灯不亮',
  place: '东大街',
  callerNumber: '138****0001',
  createdAt: 1,
  changedAt: 2,
  linkage: true,
};

/** RFC 4180 read back: what a spreadsheet would see. */
function read(text: string): string[][] {
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 1; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (quoted && char === '"' && text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ',' || char === '\r')) {
      lines.at(-1)?.push(cell);
      cell = '';
      if (char === '\r') {
        i += 1;
        lines.push([]);
      }
    } else cell += char;
  }
  lines.pop();
  return lines;
}

const CODES = { organisation: '91350100M000100Y43', division: '510107' };

describe('an export', () => {
  it('has a cell for each column, masked unless the content is given', () => {
    const masked = orderLine(row, words, CODES);
    expect(masked).toHaveLength(EXPORT_COLUMNS.length);
    expect(masked).toContain('138****0001');
    expect(masked).toEqual(expect.arrayContaining([CODES.organisation, CODES.division]));
    const full = orderLine(row, words, CODES, { ...CONTENT, form: { ...CONTENT.form, narrative: '全文' } });
    expect(full).toEqual(expect.arrayContaining(['13800000001', '全文', '<accepted>', 'row 12345-01', '是']));
  });

  it('begins with a byte order mark and ends its lines as RFC 4180 has it', () => {
    expect(csvText([['a', 'b,"c"']])).toBe('\uFEFFa,"b,""c"""\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '　@x', '\r=1'])(
    'keeps %j from being run',
    (text) => {
      expect(read(csvText([[text]]))[0]?.[0]).toBe(`'${text}`);
    },
  );

  it('gives every other text back as it was', () => {
    const texts = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(texts, (lines) => {
        const back = read(csvText(lines));
        expect(back.length).toBe(lines.length);
        lines.forEach((cells, i) => {
          cells.forEach((text, n) => {
            const seen = back[i]?.[n] ?? '';
            expect([text, `'${text}`]).toContain(seen);
            expect(/^[\s　]*[=+\-@＝＋－＠]/u.test(seen)).toBe(false);
          });
        });
      }),
    );
  });
});
