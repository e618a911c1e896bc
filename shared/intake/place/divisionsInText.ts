import { type Division, divisionAt, validOn } from './Division';
import type { DivisionHit, DivisionIndex } from './searchDivisions';

/** What follows a county's name proper; callers leave it out: 「武侯」, 「郫都」, 「西昌」. */
const TAIL = /(?:自治县|区|县|市)$/;
const PREFECTURE_TAIL = /(?:藏族羌族|藏族|彝族)?自治州$|市$/;

export interface InTextOptions {
  /** `2026-02-14`: a former name leads to what stands there on that day. */
  readonly day: string;
  readonly limit?: number | undefined;
}

/**
 * Divisions that an address text names, the likeliest first: counties before their prefectures, those whose
 * prefecture is named too before others of the same name, full names before short ones. A short name of one
 * character (越西 is two, 理 of 理县 is one) is not looked for: it stands in too many words.
 */
export function divisionsInText(
  { divisions }: DivisionIndex,
  text: string,
  { day, limit }: InTextOptions,
): readonly DivisionHit[] {
  const best = new Map<string, DivisionHit>();
  for (const division of divisions.byCode.values()) {
    const score = scoreOf(division, text);
    if (score === 0) continue;
    const now = divisionAt(divisions, division.code, day);
    if (now === undefined) continue;
    const former = validOn(division, day) ? {} : { former: division.name };
    const before = best.get(now.code);
    if (before === undefined || before.score < score)
      best.set(now.code, { division: now, by: 'name' as const, score, ...former });
  }
  const hits = [...best.values()].sort((a, b) => b.score - a.score);
  return hits.slice(0, limit ?? hits.length);
}

function scoreOf(division: Division, text: string): number {
  const own = named(division.name, TAIL, text);
  if (division.level !== 'county') {
    const wide = named(division.name, PREFECTURE_TAIL, text);
    return wide === 0 ? 0 : wide + (division.level === 'prefecture' ? 2 : 1);
  }
  if (own === 0) return 0;
  const over = division.path.at(-2) ?? '';
  return 10 + own + 4 * named(over, PREFECTURE_TAIL, text);
}

/** 2 for the whole name, 1 for what callers say of it, 0 for neither. */
function named(name: string, tail: RegExp, text: string): number {
  if (text.includes(name)) return 2;
  const short = name.replace(tail, '');
  return short.length > 1 && short !== name && text.includes(short) ? 1 : 0;
}
