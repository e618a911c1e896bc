import type { Precedent } from './Precedent';

/** The matter that is compared with the precedents. `today`: `2026-11-23`, in Shanghai. */
export interface MatterAtHand {
  readonly row: string;
  readonly item: string;
  readonly narrative: string;
  readonly division: string;
  readonly today: string;
}

export interface PrecedentHit {
  readonly precedent: Precedent;
  /** 0 to 1. */
  readonly score: number;
  /** What of the matter speaks for it, in the caller's own words; for the screen. */
  readonly why: readonly string[];
  readonly by: 'item' | 'row' | 'words';
  /** The matter follows it and may not be returned: its row or item is the precedent's, and so is a word. */
  readonly binds: boolean;
}

const WEIGHT = { item: 1, row: 0.7, words: 0 } as const;
/** Bigrams in common, of all of both, from which a narrative counts as alike without any of the words. */
const ALIKE = 0.2;

/** Precedents that this matter resembles, best first. Pure; every hit says why. */
export function matchPrecedents(
  precedents: readonly Precedent[],
  matter: MatterAtHand,
): readonly PrecedentHit[] {
  return precedents
    .flatMap((precedent) => {
      const hit = inForce(precedent, matter) ? hitOf(precedent, matter) : undefined;
      return hit === undefined ? [] : [hit];
    })
    .sort((a, b) => Number(b.binds) - Number(a.binds) || b.score - a.score);
}

function hitOf(precedent: Precedent, matter: MatterAtHand): PrecedentHit | undefined {
  const by = reachOf(precedent, matter);
  const words = precedent.words.filter((word) => fold(matter.narrative).includes(fold(word)));
  const alike = likeness(matter.narrative, precedent.narrative);
  const speaks = by === 'words' ? words.length >= 2 : words.length > 0 || alike.score >= ALIKE;
  // A matter with a row of its own is not this one, however alike the words.
  if (!speaks || (by === 'words' && matter.row !== '')) return undefined;
  const score = 0.5 * WEIGHT[by] + 0.5 * Math.max(alike.score, Math.min(1, words.length / 2));
  const why = words.length > 0 ? words : alike.shared;
  return { precedent, score, why, by, binds: by !== 'words' && words.length > 0 };
}

function reachOf({ rows, items }: Precedent, { row, item }: MatterAtHand): PrecedentHit['by'] {
  if (item !== '' && items.includes(item)) return 'item';
  return row !== '' && rows.includes(row) ? 'row' : 'words';
}

/** In its time, and in the area of the government that decided. A matter without a division is in the seat's own. */
function inForce({ decidedOn, validUntil, division }: Precedent, matter: MatterAtHand): boolean {
  if (matter.today < decidedOn || (validUntil !== undefined && matter.today > validUntil)) return false;
  return matter.division === '' || matter.division.startsWith(division.replace(/(?:00)+$/, ''));
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Dice's coefficient over pairs of neighbouring letters, and the stretches of `a` that stand in `b` too. */
export function likeness(
  a: string,
  b: string,
): { readonly score: number; readonly shared: readonly string[] } {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const known = new Set(right);
  const both = new Set(left.filter((pair) => known.has(pair)));
  const all = new Set(left).size + known.size;
  return { score: all === 0 ? 0 : (2 * both.size) / all, shared: stretches(a, both) };
}

const runsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const pairsOf = (text: string): readonly string[] =>
  runsOf(text).flatMap((run) => {
    const chars = [...run];
    return chars.slice(1).map((char, i) => (chars[i] ?? '') + char);
  });

/** Neighbouring common pairs run together into words, the longest first: at most five for a screen. */
function stretches(text: string, common: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  for (const run of runsOf(text)) {
    let stretch = '';
    for (const char of run) {
      const last = [...stretch].at(-1) ?? '';
      if (common.has(last + char)) stretch += char;
      else {
        if ([...stretch].length > 1) found.add(stretch);
        stretch = char;
      }
    }
    if ([...stretch].length > 1) found.add(stretch);
  }
  return [...found].sort((a, b) => b.length - a.length).slice(0, 5);
}
