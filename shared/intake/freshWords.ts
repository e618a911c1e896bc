import type { Danger } from './IntakeContext';

/** Of the caller's words for danger those that have not raised it yet; 「着火」 and 「着火了」 are the same. */
export const freshWords = ({ words = [] }: Danger, spoken: readonly string[]): readonly string[] =>
  spoken.filter((word) => !words.some((known) => known.includes(word) || word.includes(known)));
