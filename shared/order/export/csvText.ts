/** Excel takes a CSV file for UTF-8 only where it begins with this. */
const BOM = '\uFEFF';

/** A cell that a spreadsheet would run: it begins with one of these, also behind spaces or as a full-width sign. */
const RUNS = /^[\s\u00A0\u3000]*[=+\-@\t\r＝＋－＠]/u;

/**
 * RFC 4180 with CRLF. Text from callers stays text: a cell that a spreadsheet would take for a formula gets an
 * apostrophe before it (CSV injection), so that `=HYPERLINK(…)` is read and never followed.
 */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  BOM + lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
