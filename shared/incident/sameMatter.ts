/** What is compared of two calls. `place`: folded by `placeKey`. */
export interface MatterKey {
  readonly row: string;
  readonly item: string;
  /** GB/T 2260, six digits, or empty. */
  readonly division: string;
  readonly place: string;
  /** When the call came, milliseconds since the epoch. */
  readonly at: number;
}

/** Both are settings of the seat that asks. */
export interface SameMatterRule {
  readonly by: 'row' | 'item';
  /** Milliseconds between two calls that can still be about the same. */
  readonly within: number;
}

/** 6 digits, the last two not 00: a county, a district, a city of county rank. */
const isCounty = (division: string): boolean => /^\d{4}(?!00)\d{2}$/.test(division);

/**
 * Could two calls be about one event? The same row (or item), within the time, in the same county; where one of
 * them has no county, the same place in words. A person decides: this only offers.
 */
export function sameMatter(a: MatterKey, b: MatterKey, { by, within }: SameMatterRule): boolean {
  if (a.row === '' || a.row !== b.row) return false;
  if (by === 'item' && a.item !== b.item) return false;
  return Math.abs(a.at - b.at) <= within && samePlace(a, b);
}

function samePlace(a: MatterKey, b: MatterKey): boolean {
  if (isCounty(a.division) && isCounty(b.division)) return a.division === b.division;
  return a.place !== '' && a.place === b.place;
}
