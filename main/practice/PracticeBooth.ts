// Runs in the host. The scripted callers of this build, and the key that lets one ring.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, ScriptSummary } from '@shared/contract/calls';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { Side } from '@shared/kernel/side';
import { parseRubric, parseScript } from '@shared/practice/parseScript';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import type { ScriptProblem } from '@shared/practice/ScriptProblem';
import type { Rubric } from '@shared/practice/score/rubricSchema';

export interface PracticeBooth {
  /** The callers who ring this side, easiest first. */
  summaries(side: Side): readonly ScriptSummary[];
  /** Scripts that cannot be played, each with its file, line and reason. */
  readonly problems: readonly Problem[];
  script(id: string): Result<PracticeScript, Failure>;
  /** The newest one; undefined where none can be read, and calls are then not scored. */
  readonly rubric: Rubric | undefined;
}

/** Reads every script and rubric under `resources`. A broken one is left out and told; the others play. */
export function openPracticeBooth(resources: string): PracticeBooth {
  const folder = join(resources, 'scripts');
  const scripts = new Map<string, PracticeScript>();
  const problems: Problem[] = [];
  for (const file of scriptFiles(folder)) {
    const parsed = parseScript(readFileSync(join(folder, file), 'utf8'), file);
    if (parsed.ok) scripts.set(parsed.value.id, parsed.value);
    else problems.push(...parsed.error.map(scriptProblem));
  }
  const rubric = newestRubric(join(resources, 'rubrics'), problems);
  return {
    rubric,
    summaries: (side) =>
      [...scripts.values()]
        .filter(({ rings }) => rings === side)
        .sort((a, b) => a.lesson - b.lesson)
        .map(({ id, title, teaches, rings, expected: { rows } }) => ({ id, title, teaches, rings, rows })),
    problems,
    script: (id) => {
      const found = scripts.get(id);
      return found
        ? ok(found)
        : fail({ code: 'scriptUnknown', message: `没有这个演练剧本：${id}`, hint: '请从剧本列表中选择。' });
    },
  };
}

function newestRubric(folder: string, problems: Problem[]): Rubric | undefined {
  const rubrics = scriptFiles(folder).flatMap((file) => {
    const parsed = parseRubric(readFileSync(join(folder, file), 'utf8'), file);
    if (parsed.ok) return [parsed.value];
    problems.push(...parsed.error.map(scriptProblem));
    return [];
  });
  return rubrics.sort((a, b) => b.version - a.version)[0];
}

const scriptProblem = ({ file, line, path, message }: ScriptProblem): Problem => ({
  code: 'scriptBroken',
  message: `${line === undefined ? file : `${file}:${line}`}: ${path === '' ? '' : `${path}: `}${message}`,
});

function scriptFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
