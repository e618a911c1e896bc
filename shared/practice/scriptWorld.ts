import type { Lists } from '../diversion/types';
import type { QuestionBook } from '../intake/questions/QuestionBook';
import type { AudioManifest } from './audioManifestSchema';

/** What scripts can point to. */
export interface ScriptWorld {
  /** Row codes of annex 3. */
  readonly rows: ReadonlySet<string>;
  /** Ids of the overlaps. */
  readonly overlaps: ReadonlySet<string>;
  /** Numbers of the departments of annex 2. */
  readonly departments: ReadonlySet<number>;
  /** Ids of the questions of the intake. */
  readonly questions: ReadonlySet<string>;
  /** Every sound there is, by its file: those of the house and those that were recorded here. */
  readonly sounds: AudioManifest['sounds'];
}

/** The official data that scripts are held against. */
export interface ScriptReference {
  readonly lists: Pick<Lists, 'rows' | 'overlaps' | 'departments'>;
  readonly questions: QuestionBook;
}

export function scriptWorld(
  { lists, questions }: ScriptReference,
  sounds: AudioManifest['sounds'],
): ScriptWorld {
  const asked = [
    ...Object.values(questions.sides).map(({ first }) => first),
    ...Object.values(questions.rows),
  ];
  return {
    rows: new Set(lists.rows.map(({ code }) => code)),
    overlaps: new Set(lists.overlaps.map(({ id }) => id)),
    departments: new Set(lists.departments.map(({ no }) => no)),
    questions: new Set(asked.flat().map(({ id }) => id)),
    sounds,
  };
}
