import { searchRows } from '@shared/diversion/searchRows';
import type { DiversionRow, ScopeItem } from '@shared/diversion/types';
import type { DeskState } from '../state/DeskState';

/** A line of the lists: a row, or an item under its row. `ranges`: what of the name matched the query. */
export interface ListEntry {
  readonly row: DiversionRow;
  readonly item: ScopeItem | undefined;
  readonly ranges: readonly (readonly [number, number])[];
}

const MOST_HITS = 40;

/** Hits for what was typed; without a query the open row's items, else all rows, this side's first. */
export function listEntries(
  state: Pick<DeskState, 'lists' | 'index' | 'identity' | 'screen'>,
): readonly ListEntry[] {
  const { lists, index, identity, screen } = state;
  if (lists === undefined || index === undefined) return [];
  if (screen.listQuery.trim() !== '') {
    const hits = searchRows(index, screen.listQuery.trim(), { side: identity?.side, limit: MOST_HITS });
    return hits.map(({ row, item, ranges }) => ({ row, item, ranges }));
  }
  const open = lists.rows.find(({ code }) => code === screen.openRow);
  if (open !== undefined) return open.items.map((item) => ({ row: open, item, ranges: [] }));
  const first = identity?.side ?? '12345';
  return [...lists.rows]
    .sort((a, b) => Number(b.list === first) - Number(a.list === first))
    .map((row) => ({ row, item: undefined, ranges: [] }));
}

/** A name cut into stretches that matched and that did not. */
export function cutName(
  name: string,
  ranges: ListEntry['ranges'],
): readonly { text: string; hit: boolean; at: number }[] {
  const cuts = [...new Set([0, ...ranges.flat(), name.length])]
    .filter((at) => at <= name.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => ({
    at: from,
    text: name.slice(from, cuts[index + 1]),
    hit: ranges.some(([start, end]) => from >= start && from < end),
  }));
}
