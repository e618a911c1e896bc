import type { Words } from '@shared/diversion/types';
import { answersOf } from '@shared/intake/questions/loadQuestions';
import { questionsFor } from '@shared/intake/questions/QuestionBook';
import type { Question } from '@shared/intake/questions/questionSchema';
import { answerWords } from '@shared/intake/questions/saidOf';
import type { DeskState } from '../state/DeskState';

export interface AskedQuestion {
  readonly question: Question;
  /** What was answered, in words; undefined: still open. */
  readonly answered: Words | undefined;
  /** The answer's id, where it was chosen by a key. */
  readonly answer: string | undefined;
  readonly skipped: boolean;
}

export interface QuestionView {
  readonly all: readonly AskedQuestion[];
  /** Place of the one on screen in `all`; -1 where nothing is open. */
  readonly at: number;
}

const NONE: QuestionView = { all: [], at: -1 };

/** The questions of this call: the side's, then the row's; on screen is the one gone back to, else the first open. */
export function questionView(
  state: Pick<DeskState, 'questions' | 'record' | 'screen' | 'identity'>,
): QuestionView {
  const { questions, record, screen, identity } = state;
  if (questions === undefined || record === undefined) return NONE;
  const { answers, form, row } = record.intake;
  const all = questionsFor(questions, identity?.side ?? '12345', row).map((question): AskedQuestion => {
    const answer = answers[question.id]?.answer;
    const written = question.kind === 'field' ? form[question.field].trim() : '';
    const answered =
      question.kind === 'field'
        ? written === ''
          ? undefined
          : { zh: written, en: written }
        : answer === undefined
          ? undefined
          : (answerWords(question, answer) ?? { zh: answer, en: answer });
    return { question, answered, answer, skipped: screen.skipped.includes(question.id) };
  });
  const opened = all.findIndex(({ question }) => question.id === screen.question);
  return {
    all,
    at: opened >= 0 ? opened : all.findIndex(({ answered, skipped }) => answered === undefined && !skipped),
  };
}

/** What the keys of a question do, in their order: its answers, or to go and write it; then to pass over. */
export type QuestionKey =
  | { readonly does: 'answer'; readonly answer: string }
  | { readonly does: 'write' }
  | { readonly does: 'skip' };

export function questionKeys(question: Question): readonly QuestionKey[] {
  const answers = answersOf(question).map((answer): QuestionKey => ({ does: 'answer', answer }));
  return [...(answers.length > 0 ? answers : [{ does: 'write' } as const]), { does: 'skip' }];
}
