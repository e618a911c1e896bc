import { pinyin } from 'pinyin-pro';

/** A stretch of a text, in UTF-16 offsets, the end not in it. */
export type Range = readonly [from: number, to: number];

/** The typed form of each character of a text: a syllable for a Han character, the character itself elsewhere. */
export function syllablesOf(text: string): readonly string[] {
  // One entry per UTF-16 unit, so that a syllable's place is its character's offset.
  const spoken = pinyin(text, { type: 'array', toneType: 'none', v: true });
  const units = [...text];
  if (units.length !== text.length || spoken.length !== text.length) {
    return Array.from(text, (char) =>
      char.length === 1 ? pinyin(char, { toneType: 'none', v: true }) : [char, ''],
    ).flat();
  }
  return spoken.map((syllable) => syllable.toLowerCase());
}

const TYPED = /[a-z0-9]/;

/**
 * Where `query` (small letters and figures) can be typed over consecutive characters: each gives its whole
 * syllable or any beginning of it, so `jgqs`, `jinggai`, `jgque` all find 井盖缺失. Signs such as “ are passed over.
 */
export function matchPinyin(syllables: readonly string[], query: string): Range | undefined {
  for (let from = 0; from < syllables.length; from += 1) {
    if (!typed(syllables[from])) continue;
    const to = matchFrom(syllables, from, query, 0);
    if (to !== undefined) return [from, to];
  }
  return undefined;
}

const typed = (syllable: string | undefined): boolean =>
  syllable !== undefined && TYPED.test(syllable[0] ?? '');

function matchFrom(
  syllables: readonly string[],
  at: number,
  query: string,
  done: number,
): number | undefined {
  if (done === query.length) return at;
  const syllable = syllables[at];
  if (syllable === undefined) return undefined;
  if (!typed(syllable)) return matchFrom(syllables, at + 1, query, done);
  // Longest beginning first: a full syllable is what was meant more often than initials that look like it.
  for (let length = sharedLength(syllable, query, done); length > 0; length -= 1) {
    const to = matchFrom(syllables, at + 1, query, done + length);
    if (to !== undefined) return to;
  }
  return undefined;
}

function sharedLength(syllable: string, query: string, from: number): number {
  let length = 0;
  while (
    length < syllable.length &&
    from + length < query.length &&
    syllable[length] === query[from + length]
  )
    length += 1;
  return length;
}
