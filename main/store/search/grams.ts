// Pure. Text and query are cut the same way, so that a hit is exactly "the text contains it" (`contains`).
import { runsOf } from '@shared/search/words';

/**
 * Each run as all pairs of neighbours plus its last character alone: 燃气泄漏 → 燃气 气泄 泄漏 漏. The last one
 * keeps phrases from running over into what follows, and lets its own character be found.
 */
export const gramsOf = (text: string): string =>
  runsOf(text)
    .flatMap((run) => [cut([...run], PAIR), ...digitsOf(run).map((digits) => cut([...digits], FOUR))])
    .join(' ');

const PAIR = 2;
/**
 * Digits stand a second time by fours: a pair of digits is in nearly every order, by its number and its telephone
 * numbers, and a walk over all of them is seconds in a large book.
 */
const FOUR = 4;
const DIGITS = /[0-9]{4,}/g;
const digitsOf = (run: string): readonly string[] => run.match(DIGITS) ?? [];

/** Every piece of `size`, then the rest that is one shorter; of a pair that is the last character. */
const cut = (chars: readonly string[], size: number): string =>
  chars
    .slice(0, Math.max(1, chars.length - size + 2))
    .map((_, i) => chars.slice(i, i + size).join(''))
    .join(' ');

/**
 * The query for FTS5's MATCH, undefined where there is nothing to look for. Every word must be in the text: two
 * and more characters as a quoted phrase of pairs, four and more digits as one of fours, one as a prefix. Only letters
 * and digits get into it, so FTS5's own operators in the person's text are words like others.
 *
 * @param fours false while the index holds orders without them
 */
export function matchOf(query: string, fours = true): string | undefined {
  const words = runsOf(query).flatMap((run) => {
    const chars = [...run];
    if (chars.length === 1) return `"${run}" *`;
    const digits = fours ? digitsOf(run) : [];
    const numbers = digits.map((number) => phrase([...number], FOUR));
    // The rare ones beside the pairs of what is mixed: FTS5 leaps from one of them to the next.
    return digits[0] === run ? numbers : [phrase(chars, PAIR), ...numbers];
  });
  return words.length === 0 ? undefined : words.join(' AND ');
}

const phrase = (chars: readonly string[], size: number): string =>
  `"${chars
    .slice(0, chars.length - size + 1)
    .map((_, i) => chars.slice(i, i + size).join(''))
    .join(' ')}"`;
