/** Dialect and spelling variants, and how a call-taker opens a note. Data: resources/suggest/dialect.json. */
export interface DialectData {
  readonly words: Readonly<Record<string, string>>;
  readonly openings: readonly string[];
  readonly openingVerbs: readonly string[];
}

/** The caller's words in one plain form; `from` and `to` lead each character back to where the caller said it. */
export interface PlainText {
  readonly text: string;
  /** UTF-16 offset in the source where the plain character at the same index began. */
  readonly from: readonly number[];
  /** Offset after the source of that character. */
  readonly to: readonly number[];
}

export type ToPlainText = (source: string) => PlainText;

const CHINESE_OR_SIGN = /[\p{Script=Han}a-z0-9]/u;

/** Builds the reader once: its table of first characters serves every later text. */
export function plainTextReader(data: DialectData): ToPlainText {
  const table = byFirstCharacter(data.words);
  const opening = new RegExp(
    `^(?:(?:${data.openings.join('|')})[，,:：]?)?(?:${[...data.openingVerbs].sort(longerFirst).join('|')})?(?:其|，|,|:|：)?`,
    'u',
  );
  return (source) => {
    const lower = foldWidth(source);
    const start = opening.exec(lower)?.[0].length ?? 0;
    return read(lower, start === lower.length ? 0 : start, table);
  };
}

function read(lower: string, start: number, table: ReadonlyMap<string, readonly Entry[]>): PlainText {
  const out: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = start;
  while (at < lower.length) {
    const first = lower.charAt(at);
    const hit = table.get(first)?.find(({ word }) => lower.startsWith(word, at));
    const word = hit?.word ?? first;
    const plain = hit?.plain ?? (CHINESE_OR_SIGN.test(first) ? first : ' ');
    for (const char of plain) {
      out.push(char);
      from.push(at);
      to.push(at + word.length);
    }
    at += word.length;
  }
  return { text: out.join(''), from, to };
}

/** What the caller said where the plain text has `length` characters at `index`. */
export function sourceOf(source: string, plain: PlainText, index: number, length: number): string {
  const from = plain.from[index];
  const to = plain.to[index + length - 1];
  return from === undefined || to === undefined ? '' : source.slice(from, to);
}

interface Entry {
  readonly word: string;
  readonly plain: string;
}

function byFirstCharacter(words: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Entry[]> {
  const table = new Map<string, Entry[]>();
  for (const [word, plain] of Object.entries(words)) {
    const first = word.charAt(0);
    table.set(first, [...(table.get(first) ?? []), { word, plain }]);
  }
  for (const entries of table.values()) entries.sort((a, b) => longerFirst(a.word, b.word));
  return table;
}

const longerFirst = (a: string, b: string): number => b.length - a.length;

/** Small letters, half-width figures and letters. Unit by unit, so that offsets hold (NFKC would move them). */
function foldWidth(source: string): string {
  let out = '';
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
    const isCapital = half >= 65 && half <= 90;
    const isFigure = half >= 48 && half <= 57;
    out += isFigure ? '0' : String.fromCharCode(isCapital ? half + 32 : half);
  }
  return out;
}
