import type { Side } from '../kernel/side';
import { matchPinyin, type Range } from './pinyinMatch';
import type { SearchEntry, SearchIndex } from './searchIndex';
import type { DiversionRow, ScopeItem } from './types';

/** What of an entry answered the query. */
export type MatchedBy = 'number' | 'name' | 'pinyin' | 'context' | 'part';

export interface SearchHit {
  readonly row: DiversionRow;
  /** Absent where the row itself was found. */
  readonly item?: ScopeItem;
  readonly by: MatchedBy;
  /** Stretches of the row's or item's name to highlight; empty where code or context matched. */
  readonly ranges: readonly Range[];
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface SearchOptions {
  /** Of equally good hits, those of this side come first. */
  readonly side?: Side | undefined;
  readonly limit?: number | undefined;
}

interface Match {
  readonly by: MatchedBy;
  readonly ranges: readonly Range[];
  readonly score: number;
}

/** A typed word with what is asked of it for every entry, worked out once. */
interface Word {
  readonly text: string;
  readonly han: boolean;
  readonly number: RegExpExecArray | null;
  readonly pairs: readonly string[];
}

/** A pasted narrative is not a query for a row; its beginning is. */
const LONGEST_QUERY = 40;
const NUMBER = /^(?:(12345|110)-?)?(\d{1,2})?(?:\.(\d{1,2}))?$/;
const HAN = /\p{Script=Han}/u;

/**
 * Rows and items for what was typed: a number (`12345-01`, `01`, `110-3`, `12345-01.03`), Han text (whole, then
 * by shared bigrams), or pinyin in full, by initials or mixed. Several words apart by spaces must all match.
 */
export function searchRows(
  index: SearchIndex,
  query: string,
  options: SearchOptions = {},
): readonly SearchHit[] {
  const typed = query.slice(0, LONGEST_QUERY).toLowerCase().split(/\s+/).filter(Boolean);
  const words = typed.map(
    (text): Word => ({ text, han: HAN.test(text), number: NUMBER.exec(text), pairs: bigrams(text) }),
  );
  if (words.length === 0) return [];
  const hits = index.entries.flatMap((entry): SearchHit[] => {
    const match = matchAll(entry, words);
    if (match === undefined) return [];
    const shown = entry.item === undefined ? { row: entry.row } : { row: entry.row, item: entry.item };
    const favour = entry.row.list === options.side ? 0.5 : 0;
    return [{ ...shown, by: match.by, ranges: match.ranges, score: match.score + favour }];
  });
  // The sort is stable, so equal hits keep the order of the plan.
  return hits.sort((a, b) => b.score - a.score).slice(0, options.limit ?? hits.length);
}

function matchAll(entry: SearchEntry, words: readonly Word[]): Match | undefined {
  const matches = words.map((word) => matchWord(entry, word));
  const found = matches.filter((match) => match !== undefined);
  const [first] = found;
  if (first === undefined || found.length < words.length) return undefined;
  const score = found.reduce((sum, match) => sum + match.score, 0) / found.length;
  const ranges = found.flatMap((match) => match.ranges).toSorted((a, b) => a[0] - b[0]);
  return { by: first.by, ranges, score };
}

function matchWord(entry: SearchEntry, word: Word): Match | undefined {
  return matchNumber(entry, word) ?? matchName(entry, word) ?? matchPhrase(entry, word);
}

function matchNumber(entry: SearchEntry, word: Word): Match | undefined {
  if (word.number === null) return undefined;
  const [, list, no, item] = word.number;
  const hit = (score: number): Match => ({ by: 'number', ranges: [], score });
  if (list !== undefined && list !== entry.row.list) return undefined;
  if (no !== undefined && Number(no) !== entry.row.no) return undefined;
  if (no === undefined && list === undefined) return undefined;
  if (item === undefined) return entry.item === undefined ? hit(100) : no === undefined ? undefined : hit(60);
  const ours = entry.item?.code.split('.')[1];
  return ours !== undefined && Number(ours) === Number(item) ? hit(100) : undefined;
}

function matchName(entry: SearchEntry, { text, han }: Word): Match | undefined {
  const name = entry.lower;
  const at = name.indexOf(text);
  if (at >= 0)
    return { by: 'name', ranges: [[at, at + text.length]], score: placed(80, at, text.length, name.length) };
  if (han) return undefined;
  const range = matchPinyin(entry.syllables, text);
  if (range === undefined) return undefined;
  return { by: 'pinyin', ranges: [range], score: placed(60, range[0], range[1] - range[0], name.length) };
}

/** At the beginning of the name counts more than inside, and more of the name more than less. */
const placed = (base: number, at: number, length: number, whole: number): number =>
  base + (at === 0 ? 10 : 0) + (9 * length) / whole;

function matchPhrase(entry: SearchEntry, { text, han, pairs }: Word): Match | undefined {
  if (!han) return undefined;
  if (entry.phrase.includes(text)) return { by: 'context', ranges: [], score: 50 };
  const shared = pairs.filter((pair) => entry.name.includes(pair));
  if (shared.length === 0) return undefined;
  const ranges = joined(shared.map((pair) => entry.name.indexOf(pair)).map((at): Range => [at, at + 2]));
  return { by: 'part', ranges, score: 40 * (shared.length / pairs.length) };
}

const bigrams = (word: string): readonly string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2));

function joined(ranges: readonly Range[]): readonly Range[] {
  const out: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], to)];
    else out.push([from, to]);
  }
  return out;
}
