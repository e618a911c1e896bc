/** Main process and browser-seat host; also the command line. Reads the official data from disk. */
import { createHash } from 'node:crypto';
import type { ReferenceData } from '@shared/contract/ReferenceData';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { ReferenceContents } from '@shared/reference/ReferenceContents';
import type { ReferenceGroup } from '@shared/reference/ReferenceGroup';
import type { ReferenceVersions } from '@shared/reference/ReferenceUpdate';
import { CALENDAR, DIVISIONS, knowledgeGroup, LISTS, NOTHING, questionsGroup, ROSTER, RULES } from './groups';
import type { Texts } from './lastGood';
import { type FileGroup, type ReferencePlaces, type ReferenceProblem, readGroup } from './readGroup';
import { readSentPrecedents } from './sentPrecedents';

export type { ReferencePlaces, ReferenceProblem } from './readGroup';

export interface Reference {
  readonly data: ReferenceContents;
  readonly lists: ReferenceData['lists'];
  readonly versions: ReferenceVersions;
  /** A digest of each group's texts: the same text has the same value, and where nothing changed the same object. */
  readonly stamps: Readonly<Record<ReferenceGroup, string>>;
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
 * start; without a calendar, a roster or the like it can, and says what it does not know. `before`: what was read
 * last; its values stay where the texts are the same.
 */
export function loadReference(
  places: ReferencePlaces,
  before?: Reference,
): Result<Reference, ReferenceFailure> {
  const lists = readGroup(LISTS, places);
  if (!lists.ok) return fail(failure(lists.error));
  const problems: ReferenceProblem[] = [];
  const versions: Partial<Record<ReferenceGroup, string>> = {};
  const stamps: Partial<Record<ReferenceGroup, string>> = {};
  const read = <F extends string, T>(group: FileGroup<F, T>, old: T | undefined, nothing: T): T => {
    const found = readGroup(group, places);
    problems.push(...(found.ok ? found.value.problems : found.error));
    versions[group.name] = found.ok ? found.value.version : '';
    const stamp = found.ok ? stampOf(found.value.texts) : '';
    stamps[group.name] = stamp;
    if (old !== undefined && before?.stamps[group.name] === stamp) return old;
    return found.ok ? found.value.value : nothing;
  };
  const old = before?.data;
  const inUse = read(LISTS, old?.lists, lists.value.value);
  const codes = inUse.rows.map(({ code }) => code);
  const sent = readSentPrecedents(places.lastGoodDir, inUse);
  const data: ReferenceContents = {
    lists: inUse,
    calendar: read(CALENDAR, old?.calendar, NOTHING.calendar),
    rules: read(RULES, old?.rules, NOTHING.rules),
    divisions: read(DIVISIONS, old?.divisions, NOTHING.divisions),
    questions: read(questionsGroup(codes), old?.questions, NOTHING.questions),
    roster: read(ROSTER, old?.roster, NOTHING.roster),
    knowledge: read(knowledgeGroup(codes), old?.knowledge, NOTHING.knowledge),
    precedents: sent.precedents,
  };
  return ok({
    data,
    lists: inUse,
    versions: { ...versions, precedents: sent.version } as ReferenceVersions,
    stamps: { ...stamps, precedents: stampOf(sent.texts) } as Reference['stamps'],
    from: lists.value.from,
    problems,
  });
}

const stampOf = (texts: Texts<string>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(texts).sort()))
    .digest('hex');

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
