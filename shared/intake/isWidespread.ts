import type { QuestionAnswers } from './questions/QuestionAnswer';

/** 大面积: an estate, a street or more. One household, and one building, are a repair. */
const WIDE: ReadonlySet<string> = new Set(['estate', 'district']);

/**
 * Whether the caller said that it reaches far: the answer to any question of `resources/questions` whose id ends
 * with `-extent` (「影响多大范围？」). Level 2 is proposed by it, 三（四）2.
 */
export const isWidespread = (answers: QuestionAnswers): boolean =>
  Object.entries(answers).some(([question, { answer }]) => question.endsWith('-extent') && WIDE.has(answer));
