/** Main process and browser-seat host; also the command line. Reads the official data from disk at start. */
import type { ReferenceData } from '@shared/contract/ReferenceData';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { CALENDAR, DIVISIONS, LISTS, NOTHING, questionsGroup, ROSTER, RULES } from './groups';
import { type FileGroup, type ReferencePlaces, type ReferenceProblem, readGroup } from './readGroup';

export type { ReferencePlaces, ReferenceProblem } from './readGroup';

export interface Reference {
  readonly data: ReferenceData;
  readonly lists: ReferenceData['lists'];
  /** Of the lists. `lastGood`: the files are at fault, and the copy of the last good start is in use. */
  readonly from: 'files' | 'lastGood' | 'platform';
  /** Of all files, each with its line. */
  readonly problems: readonly ReferenceProblem[];
}

export interface ReferenceFailure extends Failure {
  readonly code: 'listsBroken';
  readonly problems: readonly ReferenceProblem[];
}

/**
 * The official data as it stands on the disk. Each group of files that refer to each other is read, or replaced by
 * its last good copy, as a whole: one old file among new ones could point into nothing. Without lists no seat can
 * start; without a calendar, a roster or the like it can, and says what it does not know.
 */
export function loadReference(places: ReferencePlaces): Result<Reference, ReferenceFailure> {
  const lists = readGroup(LISTS, places);
  if (!lists.ok) return fail(failure(lists.error));
  const problems = [...lists.value.problems];
  const read = <F extends string, T>(group: FileGroup<F, T>, nothing: T): T => {
    const found = readGroup(group, places);
    problems.push(...(found.ok ? found.value.problems : found.error));
    return found.ok ? found.value.value : nothing;
  };
  const data: ReferenceData = {
    lists: lists.value.value,
    calendar: read(CALENDAR, NOTHING.calendar),
    rules: read(RULES, NOTHING.rules),
    divisions: read(DIVISIONS, NOTHING.divisions),
    questions: read(questionsGroup(lists.value.value.rows.map(({ code }) => code)), NOTHING.questions),
    roster: read(ROSTER, NOTHING.roster),
  };
  return ok({ data, lists: data.lists, from: lists.value.from, problems });
}

/** `/opt/linkseat/resources/lists/diversion.json:12: rows[2].no: …` */
export function problemSentence({ file, line, path, message }: ReferenceProblem): string {
  return `${line > 0 ? `${file}:${line}` : file}: ${path === '' ? '' : `${path}: `}${message}`;
}

function failure(problems: readonly ReferenceProblem[]): ReferenceFailure {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return {
    code: 'listsBroken',
    message: `The official lists cannot be used and there is no earlier good copy. ${first === undefined ? '' : problemSentence(first)}${more}`,
    hint: 'Put the file back from the installation package, or correct the line, and start again.',
    problems,
  };
}
