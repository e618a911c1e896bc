// Renderer, desk page: the practice calls that may be seen here.
import type { PracticeRun } from '@shared/practice/PracticeRun';
import { useDeskState } from '../../DeskContext';

/** Newest first; undefined until they are read, and on live duty. */
export const useRuns = (): readonly PracticeRun[] | undefined =>
  useDeskState(({ identity, practice }) => (identity?.practice ? practice.runs : undefined));
