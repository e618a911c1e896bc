// Runs in the host. The scripted callers of this build, and the key that lets one ring.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScriptSummary } from '@shared/contract/practice/PracticeCalls';
import type { Problem } from '@shared/contract/Session';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { Side } from '@shared/kernel/side';
import { parseRubric } from '@shared/practice/parseScript';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import { type ScriptProblem, showProblem } from '@shared/practice/ScriptProblem';
import type { Rubric } from '@shared/practice/score/rubricSchema';
import { filesOf } from './filesOf';
import type { ScriptShelf } from './scriptShelf';

export interface PracticeBooth {
  /** The callers who ring this side, easiest first. */
  summaries(side: Side): readonly ScriptSummary[];
  /** Scripts that cannot be played, each with its file, line and reason. */
  readonly problems: () => readonly Problem[];
  script(id: string): Result<PracticeScript, Failure>;
  /** The newest one; undefined where none can be read, and calls are then not scored. */
  readonly rubric: Rubric | undefined;
}

/** A broken script or rubric is left out and told; the others play. */
export function openPracticeBooth(resources: string, shelf: ScriptShelf): PracticeBooth {
  const rubricProblems: ScriptProblem[] = [];
  const rubric = newestRubric(join(resources, 'rubrics'), rubricProblems);
  const playable = () => shelf.all().flatMap(({ script }) => (script === undefined ? [] : [script]));
  return {
    rubric,
    summaries: (side) =>
      playable()
        .filter(({ rings }) => rings === side)
        .sort((a, b) => a.lesson - b.lesson)
        .map(({ id, title, teaches, rings, expected: { rows } }) => ({ id, title, teaches, rings, rows })),
    problems: () =>
      [...shelf.all().flatMap(({ problems }) => problems), ...rubricProblems].map((problem) => ({
        code: 'scriptBroken',
        message: showProblem(problem, 'zh'),
      })),
    script: (id) => {
      const found = playable().find((script) => script.id === id);
      return found
        ? ok(found)
        : fail({ code: 'scriptUnknown', message: `没有这个演练剧本：${id}`, hint: '请从剧本列表中选择。' });
    },
  };
}

function newestRubric(folder: string, problems: ScriptProblem[]): Rubric | undefined {
  const rubrics = filesOf(folder, '.json').flatMap((file) => {
    const parsed = parseRubric(readFileSync(join(folder, file), 'utf8'), file);
    if (parsed.ok) return [parsed.value];
    problems.push(...parsed.error);
    return [];
  });
  return rubrics.sort((a, b) => b.version - a.version)[0];
}
