import type { DivisionEntry } from './divisionSchema';

export type DivisionLevel = 'province' | 'prefecture' | 'county';

/** An administrative division with the names that stand over it. */
export interface Division {
  /** GB/T 2260, six digits: what an order carries. */
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** Names from the province down, its own last: what is shown, as 市中区 alone is two places. */
  readonly path: readonly string[];
  readonly entry: DivisionEntry;
}

/** All divisions at hand, past ones too. Build it with `loadDivisions`. */
export interface Divisions {
  readonly version: string;
  readonly covers: { readonly from: string; readonly to: string };
  readonly byCode: ReadonlyMap<string, Division>;
}

export const levelOfCode = (code: string): DivisionLevel =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county';

/** `511102` → `511100`; undefined for a province. */
export function parentCode(code: string): string | undefined {
  const level = levelOfCode(code);
  if (level === 'province') return undefined;
  return level === 'county' ? `${code.slice(0, 4)}00` : `${code.slice(0, 2)}0000`;
}

/** Whether a division stands on a day (`2026-02-14`). */
export const validOn = ({ entry }: Division, day: string): boolean =>
  (entry.from === undefined || entry.from <= day) && (entry.until === undefined || day < entry.until);

/** 「四川省 乐山市 市中区」. */
export const divisionLabel = ({ path }: Division): string => path.join(' ');

/**
 * The division that `code` means on a day: itself, or what took its area over. An order of 2019 that carries
 * 510132 新津县 is read as 510118 新津区 today, and as itself on its own day.
 */
export function divisionAt(divisions: Divisions, code: string, day: string): Division | undefined {
  const found = divisions.byCode.get(code);
  if (found === undefined || validOn(found, day)) return found;
  const { successor, until } = found.entry;
  if (successor === undefined || until === undefined || day < until) return undefined;
  return divisionAt(divisions, successor, day);
}
