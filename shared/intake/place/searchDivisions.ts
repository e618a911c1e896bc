import { matchPinyin, syllablesOf } from '../../diversion/pinyinMatch';
import { type Division, type Divisions, divisionAt, validOn } from './Division';

/** What of a division answered the query. */
export type DivisionMatchedBy = 'code' | 'name' | 'pinyin' | 'formerName';

export interface DivisionHit {
  readonly division: Division;
  readonly by: DivisionMatchedBy;
  /** The name that was found and is no longer in use: 新津县. */
  readonly former?: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface DivisionSearchOptions {
  /** `2026-02-14`: only what stands on that day is offered, under old names too. */
  readonly day: string;
  /** A code whose county, then prefecture, then province comes first among equals: where the seat works. */
  readonly near?: string | undefined;
  readonly limit?: number | undefined;
}

interface Written {
  readonly text: string;
  readonly readings: readonly (readonly string[])[];
}

interface DivisionKey {
  readonly division: Division;
  /** The name itself, then the name after its prefecture's: 「市中区」, 「乐山市中区」, 「乐山市市中区」. */
  readonly written: readonly Written[];
}

export interface DivisionIndex {
  readonly divisions: Divisions;
  readonly keys: readonly DivisionKey[];
}

/** What follows the name proper of a prefecture: callers say 「凉山」, not 「凉山彝族自治州」. */
const PREFECTURE_TAIL = /(?:藏族羌族|藏族|彝族)?自治州$|市$/;
const LONGEST_QUERY = 40;

/** Built once after the divisions are loaded. */
export function buildDivisionIndex(divisions: Divisions): DivisionIndex {
  return { divisions, keys: [...divisions.byCode.values()].map((division) => keyOf(division, divisions)) };
}

function keyOf(division: Division, { byCode }: Divisions): DivisionKey {
  const own: Written = { text: division.name, readings: readingsOf(division) };
  const over = division.level === 'county' ? byCode.get(`${division.code.slice(0, 4)}00`) : undefined;
  if (over === undefined) return { division, written: [own] };
  const short = over.name.replace(PREFECTURE_TAIL, '');
  return { division, written: [own, after(over, short, own), after(over, over.name, own)] };
}

/** The prefecture's name, or its short form, written before the county's. */
const after = (over: Division, text: string, own: Written): Written => ({
  text: text + own.text,
  readings: own.readings.map((reading) => [...(readingsOf(over)[0] ?? []).slice(0, text.length), ...reading]),
});

/** The place's own reading first; the characters' usual one too, as a newcomer types yunlian for 筠连. */
function readingsOf({ name, entry }: Division): readonly (readonly string[])[] {
  const usual = syllablesOf(name);
  return entry.pinyin === undefined ? [usual] : [entry.pinyin.split(' '), usual];
}

/**
 * Divisions for what was typed: a code or its beginning (`5111`), a name or a part of it (市中), with its prefecture
 * before it (乐山市中区), pinyin in full, by initials or mixed (`qw`, `qianw`). Words apart by spaces must all match.
 * A former name finds what stands there now.
 */
export function searchDivisions(
  { divisions, keys }: DivisionIndex,
  query: string,
  { day, near, limit }: DivisionSearchOptions,
): readonly DivisionHit[] {
  const words = query.slice(0, LONGEST_QUERY).toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const best = new Map<string, DivisionHit>();
  for (const key of keys) {
    const hit = hitOf(divisions, key, words, day);
    if (hit === undefined) continue;
    const scored = { ...hit, score: hit.score + nearness(hit.division.code, near) };
    const before = best.get(hit.division.code);
    if (before === undefined || before.score < scored.score) best.set(hit.division.code, scored);
  }
  // The sort is stable, so equal hits keep the order of the codes.
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, limit ?? best.size);
}

function hitOf(
  divisions: Divisions,
  key: DivisionKey,
  words: readonly string[],
  day: string,
): DivisionHit | undefined {
  const found = words.map((word) => matchWord(key, word));
  const matches = found.filter((match) => match !== undefined);
  const [first] = matches;
  if (first === undefined || matches.length < words.length) return undefined;
  const score = matches.reduce((sum, match) => sum + match.score, 0) / matches.length;
  if (validOn(key.division, day)) return { division: key.division, by: first.by, score };
  const now = divisionAt(divisions, key.division.code, day);
  if (now === undefined) return undefined;
  // Below the same match of a name in use.
  return { division: now, by: 'formerName', former: key.division.name, score: score - 5 };
}

interface WordMatch {
  readonly by: DivisionMatchedBy;
  readonly score: number;
}

function matchWord({ division, written }: DivisionKey, word: string): WordMatch | undefined {
  if (/^\d+$/.test(word))
    return division.code.startsWith(word) ? { by: 'code', score: 100 + levelScore(division) } : undefined;
  const scores = written.flatMap((name, at) => matchWritten(name, word, at));
  return scores.toSorted((a, b) => b.score - a.score)[0];
}

/** `longer`: 0 for the name itself, more for a name with its prefecture, where a match says less of this one. */
function matchWritten({ text, readings }: Written, word: string, longer: number): readonly WordMatch[] {
  const at = text.indexOf(word);
  if (at >= 0) return [{ by: 'name', score: placed(80, at, word.length, text.length) - 12 * longer }];
  return readings.flatMap((reading): WordMatch[] => {
    const range = matchPinyin(reading, word);
    if (range === undefined) return [];
    const score = placed(50, range[0], range[1] - range[0], text.length) - 12 * longer;
    return [{ by: 'pinyin', score }];
  });
}

/** At the beginning of the name counts more than inside, and more of the name more than less. */
const placed = (base: number, at: number, length: number, whole: number): number =>
  base + (at === 0 ? 10 : 0) + (9 * length) / whole;

/** Of a code's beginning the widest division first: `51` is the province. */
const levelScore = ({ level }: Division): number =>
  level === 'province' ? 2 : level === 'prefecture' ? 1 : 0;

/** Never more than a step between kinds of match, so that a near place does not hide an exact one. */
function nearness(code: string, near: string | undefined): number {
  if (near === undefined || near === '') return 0;
  if (code === near) return 3;
  if (code.slice(0, 4) === near.slice(0, 4)) return 2;
  return code.slice(0, 2) === near.slice(0, 2) ? 1 : 0;
}
