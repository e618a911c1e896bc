// Pure. Text and query are cut the same way, so that a hit is exactly "the text contains it".

const RUN = /[\p{L}\p{N}]+/gu;

/** Runs of letters, Han characters and digits; full-width forms and capitals folded (NFKC). */
const runs = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().match(RUN) ?? [];

/**
 * Each run as all pairs of neighbours plus its last character alone: 燃气泄漏 → 燃气 气泄 泄漏 漏. The last one
 * keeps phrases from running over into the next run, and lets its own character be found.
 */
export const gramsOf = (text: string): string => runs(text).map(gramsOfRun).join(' ');

function gramsOfRun(run: string): string {
  const chars = [...run];
  return chars.map((char, i) => char + (chars[i + 1] ?? '')).join(' ');
}

/**
 * The query for FTS5's MATCH, undefined where there is nothing to look for. Every word must be in the text: two
 * and more characters as a quoted phrase of pairs, one as a prefix. Only letters and digits get into it, so
 * FTS5's own operators in the person's text are words like others.
 */
export function matchOf(query: string): string | undefined {
  const words = runs(query).map((run) => {
    const chars = [...run];
    if (chars.length === 1) return `"${run}" *`;
    const pairs = chars.slice(0, -1).map((char, i) => char + (chars[i + 1] ?? ''));
    return `"${pairs.join(' ')}"`;
  });
  return words.length === 0 ? undefined : words.join(' AND ');
}

/** What the index must agree with: every word of the query is a part of a run of the text. */
export const contains = (text: string, query: string): boolean => {
  const of = runs(text);
  return runs(query).every((word) => of.some((run) => run.includes(word)));
};
