import { fail, ok, type Result } from '../../kernel/result';
import { type DataFinding, type DataProblem, readDataFile } from '../../order/clock/readDataFile';
import type { QuestionBook } from './QuestionBook';
import { type Question, type RowQuestions, rowQuestionsSchema, sideQuestionsSchema } from './questionSchema';

/** The files of `resources/questions`. */
export const QUESTION_FILES = ['12345.json', '110.json', 'rows.json'] as const;
export type QuestionFile = (typeof QUESTION_FILES)[number];

export interface QuestionProblem extends DataProblem {
  readonly file: QuestionFile;
}

/**
 * Reads the three files. An id stands once in all of them, as answers are kept by it; every row of `rowCodes` has
 * two questions or more. Faults come with file and line.
 */
export function loadQuestions(
  texts: Readonly<Record<QuestionFile, string>>,
  rowCodes: readonly string[],
): Result<QuestionBook, readonly QuestionProblem[]> {
  const seen = new Set<string>();
  const side = (file: '12345.json' | '110.json') =>
    readDataFile(texts[file], sideQuestionsSchema, (value) => [
      ...(`${value.side}.json` === file
        ? []
        : [{ path: ['side'], message: `is ${value.side} in the file of the other side` }]),
      ...checkQuestions(value.first, ['first'], seen),
    ]);
  const ours = side('12345.json');
  const police = side('110.json');
  const rows = readDataFile(texts['rows.json'], rowQuestionsSchema, (value) =>
    checkRows(value, rowCodes, seen),
  );
  if (ours.ok && police.ok && rows.ok) {
    const byRow = Object.fromEntries(rows.value.rows.map(({ row, questions }) => [row, questions]));
    const { opening, first } = ours.value;
    return ok({
      sides: {
        '12345': { opening, first },
        '110': { opening: police.value.opening, first: police.value.first },
      },
      rows: byRow,
    });
  }
  const of = (file: QuestionFile, read: Result<unknown, readonly DataProblem[]>): QuestionProblem[] =>
    read.ok ? [] : read.error.map((problem) => ({ file, ...problem }));
  return fail([...of('12345.json', ours), ...of('110.json', police), ...of('rows.json', rows)]);
}

function checkRows(
  { rows }: RowQuestions,
  rowCodes: readonly string[],
  seen: Set<string>,
): readonly DataFinding[] {
  const found = rows.flatMap(({ row, questions }, at): DataFinding[] => {
    const path = ['rows', at];
    const wrong: DataFinding[] = [];
    if (!rowCodes.includes(row)) wrong.push({ path: [...path, 'row'], message: `there is no row ${row}` });
    if (rows.findIndex((other) => other.row === row) < at)
      wrong.push({ path: [...path, 'row'], message: `${row} stands twice` });
    if (questions.length < 2)
      wrong.push({ path: [...path, 'questions'], message: `row ${row} needs two questions at least` });
    return [...wrong, ...checkQuestions(questions, [...path, 'questions'], seen)];
  });
  const missing = rowCodes.filter((code) => !rows.some(({ row }) => row === code));
  return missing.length === 0
    ? found
    : [...found, { path: ['rows'], message: `no questions for ${missing.join(', ')}` }];
}

function checkQuestions(
  questions: readonly Question[],
  path: readonly (string | number)[],
  seen: Set<string>,
): readonly DataFinding[] {
  return questions.flatMap((question, at): DataFinding[] => {
    const found: DataFinding[] = [];
    if (seen.has(question.id))
      found.push({ path: [...path, at, 'id'], message: `${question.id} stands twice` });
    seen.add(question.id);
    if (!('danger' in question) || question.danger === undefined) return found;
    const answers = answersOf(question);
    if (answers.includes(question.danger.answer)) return found;
    return [
      ...found,
      { path: [...path, at, 'danger', 'answer'], message: `${question.danger.answer} is no answer of it` },
    ];
  });
}

const YES_NO = ['yes', 'no', 'unsure'] as const;

/** The answers that have a key, in the order of their keys; none where something is written. */
export function answersOf(question: Question): readonly string[] {
  if (question.kind === 'yesNo') return YES_NO;
  return question.kind === 'choice' ? question.options.map(({ id }) => id) : [];
}
