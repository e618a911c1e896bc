import type { z } from 'zod';
import { fail, ok, type Result } from '../kernel/result';
import { checkScript } from './checkScripts';
import { type PracticeScript, practiceScriptSchema } from './practiceScriptSchema';
import { issueWords, yamlWords } from './problemWords';
import { readPath, type ScriptProblem, showPath, valueAt } from './ScriptProblem';
import { type Rubric, rubricSchema } from './score/rubricSchema';
import type { ScriptWorld } from './scriptWorld';
import { readYamlSource, type YamlRead, type YamlSource } from './yamlSource';

type Parsed<T> = Result<T, readonly ScriptProblem[]>;

/** A practice script from a file's text. `file` only names it in the faults. */
export const parseScript = (text: string, file: string): Parsed<PracticeScript> =>
  check(readYamlSource(text), file, practiceScriptSchema);

/** A rubric (评分表) of `resources/rubrics`. */
export const parseRubric = (text: string, file: string): Parsed<Rubric> =>
  check(readYamlSource(text), file, rubricSchema);

// JSON is a part of YAML 1.2, so one reader serves both.
function check<T>(source: YamlRead, file: string, schema: z.ZodType<T>): Parsed<T> {
  if (!source.ok) {
    const { line, column, ...fault } = source.error;
    return fail([{ file, line, column, path: '', words: yamlWords(fault) }]);
  }
  const checked = schema.safeParse(source.value.value);
  if (checked.success) return ok(checked.data);
  return fail(checked.error.issues.flatMap((issue) => problemsOf(issue, source.value, file)));
}

/** A name that nobody knows stands where its name stands, everything else where the value is or is missing. */
function problemsOf(issue: z.core.$ZodIssue, source: YamlSource, file: string): readonly ScriptProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return { file, ...source.keyPlaceOf(path), path: showPath(path), words: issueWords(issue, key) };
    });
  const value = valueAt(source.value, issue.path);
  return [
    { file, ...source.placeOf(issue.path), path: showPath(issue.path), words: issueWords(issue, value) },
  ];
}

/**
 * Whether a script can be played here: its own faults first; where it has none, what it points to. `from`: its text, or
 * what was read of it already.
 */
export function readScript(
  from: string | YamlRead,
  file: string,
  world: ScriptWorld,
): Parsed<PracticeScript> {
  const source = typeof from === 'string' ? readYamlSource(from) : from;
  const parsed = check(source, file, practiceScriptSchema);
  if (!parsed.ok || !source.ok) return parsed;
  const { placeOf } = source.value;
  const problems = checkScript({ file, script: parsed.value }, world);
  if (problems.length === 0) return parsed;
  return fail(problems.map((one) => ({ ...one, ...placeOf(readPath(one.path)) })));
}
