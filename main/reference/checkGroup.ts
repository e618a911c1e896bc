/** Main process and browser-seat host. A group of official data from elsewhere, held to the same check as files. */
import { fail, type Result } from '@shared/kernel/result';
import { checkPrecedents } from './checkPrecedents';
import { CALENDAR, DIVISIONS, LISTS, questionsGroup, ROSTER, RULES } from './groups';
import type { Texts } from './lastGood';
import { type FileGroup, type FoundProblem, readGroup } from './readGroup';

/** Where the lists are that the questions are held against. */
interface Places {
  readonly resourcesDir: string;
  readonly dir: string;
}

export function checkGroup(
  name: string,
  texts: Texts<string>,
  { resourcesDir, dir }: Places,
): Result<unknown, readonly FoundProblem[]> {
  const lists = readGroup(LISTS, { resourcesDir, lastGoodDir: dir });
  if (name === 'precedents') return lists.ok ? checkPrecedents(texts, lists.value.value) : lists;
  const rows = lists.ok ? lists.value.value.rows.map(({ code }) => code) : [];
  const groups: readonly FileGroup<string, unknown>[] = [
    LISTS,
    CALENDAR,
    RULES,
    DIVISIONS,
    ROSTER,
    questionsGroup(rows),
  ] as readonly FileGroup<string, unknown>[];
  const group = groups.find((one) => one.name === name);
  if (group === undefined) return fail([{ line: 0, path: '', message: `no such group: ${name}` }]);
  const missing = group.files.find((file) => texts[file] === undefined);
  if (missing !== undefined) return fail([{ line: 0, path: '', message: `${missing} is missing` }]);
  return group.load(texts);
}
