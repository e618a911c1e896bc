/** How the program folds text to find it again: capitals, full-width forms and marks make no difference. */
const RUN = /[\p{L}\p{N}]+/gu;

/** Runs of letters, Han characters and digits; full-width forms and capitals folded (NFKC). */
export const runsOf = (text: string): readonly string[] =>
  text.normalize('NFKC').toLowerCase().match(RUN) ?? [];

/** Every word of the query is a part of a run of the text. */
export const contains = (text: string, query: string): boolean => containsAll(runsOf(text), runsOf(query));

/** The same for what was cut before. */
export const containsAll = (runs: readonly string[], words: readonly string[]): boolean =>
  words.every((word) => runs.some((run) => run.includes(word)));
