// Renderer, desk page: the score of a run as it is by now, with every mark that came since it was opened.
import type { PracticeRun } from '@shared/practice/PracticeRun';
import type { Score } from '@shared/practice/score/Score';
import { useDeskState } from '../../DeskContext';

export const useScore = (run: PracticeRun): Score =>
  useDeskState(({ practice }) => practice.runs?.find(({ call }) => call === run.call)?.score) ?? run.score;
