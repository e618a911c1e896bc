import { freshWords } from '@shared/intake/freshWords';
import type { Danger } from '@shared/intake/IntakeContext';
import type { DeskState } from '../state/DeskState';

/**
 * The caller's words that speak of danger while nobody has marked it: one text to compare and to show, empty where
 * the words name nothing. Undefined: no hint, as after a person lowered it with these words on the screen.
 */
export function dangerHint({
  record,
  suggested,
}: Pick<DeskState, 'record' | 'suggested'>): string | undefined {
  const { level, why } = suggested.danger;
  if (level === 'none' || record === undefined) return undefined;
  const { danger, done } = record.intake;
  if (done || danger.now) return undefined;
  if (why.length > 0 && freshWords(danger, why).length === 0) return undefined;
  return quoted(why);
}

/** The words that raised it, where words did. */
export const raisedBy = (danger: Danger | undefined): string =>
  danger?.by === 'words' ? quoted(danger.words ?? []) : '';

const quoted = (words: readonly string[]): string => words.map((word) => `「${word}」`).join('');
