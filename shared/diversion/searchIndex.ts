import { syllablesOf } from './pinyinMatch';
import type { DiversionRow, Lists, ScopeItem } from './types';

/** One thing that can be found: a row, or an item with its row. */
export interface SearchEntry {
  readonly row: DiversionRow;
  readonly item?: ScopeItem;
  readonly code: string;
  readonly name: string;
  /** The name in small letters, which do not move its offsets. */
  readonly lower: string;
  /** The name with the words of the row that complete it. */
  readonly phrase: string;
  readonly syllables: readonly string[];
}

export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
}

/** Built once after the lists are loaded: the pinyin of 241 names takes some milliseconds. */
export function buildSearchIndex(lists: Pick<Lists, 'rows'>): SearchIndex {
  return {
    entries: lists.rows.flatMap((row) => [rowEntry(row), ...row.items.map((item) => itemEntry(row, item))]),
  };
}

function rowEntry(row: DiversionRow): SearchEntry {
  return {
    row,
    code: row.code,
    name: row.name,
    lower: row.name.toLowerCase(),
    phrase: row.name,
    syllables: syllablesOf(row.name),
  };
}

function itemEntry(row: DiversionRow, item: ScopeItem): SearchEntry {
  const phrase = itemPhrase(item);
  return {
    row,
    item,
    code: item.code,
    name: item.name,
    lower: item.name.toLowerCase(),
    phrase,
    syllables: syllablesOf(item.name),
  };
}

/** The item as it reads in the plan: 「供排水公共设备设施故障损坏」, 「车辆没电」. */
export const itemPhrase = (item: ScopeItem): string => `${item.before ?? ''}${item.name}${item.after ?? ''}`;
