import type { DiversionRow, Overlap, ScopeItem } from './types';

/**
 * The overlaps that must be asked for a row, in the order of the plan. With an item, those that name it. Without,
 * those whose words the caller used; else those of the items that the caller named; else those of any item of the
 * row. The caller's words bring in an overlap of the row even where the item does not.
 */
export function overlapsOf(
  overlaps: readonly Overlap[],
  row: DiversionRow,
  item?: ScopeItem | undefined,
  narrative = '',
): readonly Overlap[] {
  const ofRow = overlaps.filter((overlap) => [...overlap.rows12345, ...overlap.rows110].includes(row.code));
  const spoken = ofRow.filter((overlap) => overlap.keywords.some((word) => narrative.includes(word)));
  if (item !== undefined) return ofRow.filter((o) => o.items.includes(item.code) || spoken.includes(o));
  if (spoken.length > 0) return spoken;
  const named = row.items.filter(({ name }) => name.length > 1 && narrative.includes(name));
  if (named.length > 0) return ofRow.filter((o) => named.some(({ code }) => o.items.includes(code)));
  return ofRow.filter(
    (o) => o.askedForRow !== false && o.items.some((code) => code.startsWith(`${row.code}.`)),
  );
}
