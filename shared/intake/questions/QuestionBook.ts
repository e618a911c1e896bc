import type { Words } from '../../diversion/types';
import type { Side } from '../../kernel/side';
import type { Question } from './questionSchema';

/** What an operator asks, by side and by row. Plain data; build it with `loadQuestions`. */
export interface QuestionBook {
  readonly sides: Readonly<Record<Side, { readonly opening: Words; readonly first: readonly Question[] }>>;
  /** By code of the row; every row of annex 3 has some. */
  readonly rows: Readonly<Record<string, readonly Question[]>>;
}

/** The questions of a call, in the order in which they are asked: the side's first, then those of the row. */
export const questionsFor = (book: QuestionBook, side: Side, row: string): readonly Question[] => [
  ...book.sides[side].first,
  ...(book.rows[row] ?? []),
];
