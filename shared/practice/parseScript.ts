import type { z } from 'zod';
import { type JsonPath, lineOf, readJsonSource } from '../diversion/jsonSource';
import { fail, ok, type Result } from '../kernel/result';
import { type AudioManifest, audioManifestSchema } from './audioManifestSchema';
import { type PracticeScript, practiceScriptSchema } from './practiceScriptSchema';
import { type ScriptProblem, showPath } from './ScriptProblem';
import { type Rubric, rubricSchema } from './score/rubricSchema';

type Parsed<T> = Result<T, readonly ScriptProblem[]>;

/** A practice script from a file's text. `file` only names it in the faults. */
export const parseScript = (text: string, file: string): Parsed<PracticeScript> =>
  parse(text, file, practiceScriptSchema);

/** A rubric (评分表) of `resources/rubrics`. */
export const parseRubric = (text: string, file: string): Parsed<Rubric> => parse(text, file, rubricSchema);

/** `resources/audio/manifest.json` from its text. */
export const parseAudioManifest = (text: string, file: string): Parsed<AudioManifest> =>
  parse(text, file, audioManifestSchema);

function parse<T>(fullText: string, file: string, schema: z.ZodType<T>): Parsed<T> {
  // An editor on Windows may have put a byte-order mark first; it is no fault of the script.
  const text = fullText.replace(/^\uFEFF/, '');
  const source = readJsonSource(text);
  if (!source.ok) {
    const { offset, expected } = source.error;
    return fail([
      { file, line: lineOf(text, offset), path: '', message: `not valid JSON: expected ${expected}` },
    ]);
  }
  const checked = schema.safeParse(source.value.value);
  if (checked.success) return ok(checked.data);
  return fail(
    checked.error.issues.map((issue) => ({
      file,
      line: lineOf(text, source.value.offsetOf(issue.path as JsonPath)),
      path: showPath(issue.path),
      message: issue.message,
    })),
  );
}
