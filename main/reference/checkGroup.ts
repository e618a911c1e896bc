/** Main process and browser-seat host. A group of official data from elsewhere, held to the same check as files. */
import type { Lists } from '@shared/diversion/types';
import { fail, type Result } from '@shared/kernel/result';
import { checkPrecedents } from './checkPrecedents';
import { CALENDAR, DIVISIONS, knowledgeGroup, LISTS, questionsGroup, ROSTER, RULES } from './groups';
import type { Texts } from './lastGood';
import type { FileGroup, FoundProblem } from './readGroup';

/** `lists`: those in use, which questions and precedents are held against. */
export function checkGroup(
  name: string,
  texts: Texts<string>,
  lists: Pick<Lists, 'rows' | 'departments'>,
): Result<unknown, readonly FoundProblem[]> {
  if (name === 'precedents') return checkPrecedents(texts, lists);
  const codes = lists.rows.map(({ code }) => code);
  const groups: readonly FileGroup<string, unknown>[] = [
    LISTS,
    CALENDAR,
    RULES,
    DIVISIONS,
    ROSTER,
    questionsGroup(codes),
    knowledgeGroup(codes),
  ] as readonly FileGroup<string, unknown>[];
  const group = groups.find((one) => one.name === name);
  if (group === undefined) return fail([{ line: 0, path: '', message: `no such group: ${name}` }]);
  const missing = group.files.find((file) => texts[file] === undefined);
  if (missing !== undefined) return fail([{ line: 0, path: '', message: `${missing} is missing` }]);
  return group.load(texts);
}
