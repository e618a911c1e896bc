/** Where a phrase stands in a plain text; for a phrase with a gap, from its first to its last character. */
export interface PhraseHit {
  readonly phrase: string;
  readonly at: number;
  readonly length: number;
}

/** How far apart the two sides of `拿~刀` may stand, in characters. A sign between them ends the search. */
const GAP = 6;

/** Phrases by their first character: a text is read once, however many phrases there are. */
export interface PhraseTable<T> {
  readonly byFirst: ReadonlyMap<string, readonly PhraseEntry<T>[]>;
}

interface PhraseEntry<T> {
  readonly phrase: string;
  readonly parts: readonly string[];
  readonly value: T;
}

/** `toPlain` brings the phrases into the form of the texts, so that data can be written in anyone's words. */
export function phraseTable<T>(
  entries: Iterable<readonly [phrase: string, value: T]>,
  toPlain: (phrase: string) => string,
): PhraseTable<T> {
  const byFirst = new Map<string, PhraseEntry<T>[]>();
  for (const [phrase, value] of entries) {
    const parts = phrase.split('~').map(toPlain);
    const first = parts[0]?.charAt(0) ?? '';
    if (first === '' || first === ' ') continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { phrase, parts, value }]);
  }
  return { byFirst };
}

/** Every phrase that the text holds, each at its first place, in the order of the text. */
export function findPhrases<T>(
  plain: string,
  { byFirst }: PhraseTable<T>,
): readonly (PhraseHit & { readonly value: T })[] {
  const hits: (PhraseHit & { value: T })[] = [];
  const seen = new Set<PhraseEntry<T>>();
  for (let at = 0; at < plain.length; at += 1) {
    for (const entry of byFirst.get(plain.charAt(at)) ?? []) {
      if (seen.has(entry)) continue;
      const end = endOf(plain, at, entry.parts);
      if (end === undefined) continue;
      seen.add(entry);
      hits.push({ phrase: entry.phrase, at, length: end - at, value: entry.value });
    }
  }
  return hits;
}

/** Index after the last part, or undefined where the parts do not follow each other from `at`. */
function endOf(plain: string, at: number, parts: readonly string[]): number | undefined {
  let end = at;
  for (const [index, part] of parts.entries()) {
    const from = index === 0 ? at : plain.indexOf(part, end);
    if (from < 0 || from - end > (index === 0 ? 0 : GAP)) return undefined;
    if (index === 0 && !plain.startsWith(part, at)) return undefined;
    if (plain.slice(end, from).includes(' ')) return undefined;
    end = from + part.length;
  }
  return end;
}
