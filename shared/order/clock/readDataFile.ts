import { z } from 'zod';
import { lineOf, readJsonSource } from '../../diversion/jsonSource';
import { fail, ok, type Result } from '../../kernel/result';

/** What is wrong with a data file: which line (from 1), which value, in plain words. */
export interface DataProblem {
  readonly line: number;
  /** `years[4].holidays[0].to`; empty where the file is not JSON. */
  readonly path: string;
  readonly message: string;
}

/** Something that a schema cannot see, at a place of the file. */
export interface DataFinding {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** At most this many are told: who mends a file mends it from the top. */
const REPORTED = 20;

/** Reads a data file: JSON, its schema, then what `check` finds in the values; every fault with its line. */
export function readDataFile<T>(
  text: string,
  schema: z.ZodType<T>,
  check: (value: T) => readonly DataFinding[],
): Result<T, readonly DataProblem[]> {
  // An editor on Windows may have put a byte-order mark first; it is no fault of the file.
  const plain = text.replace(/^\uFEFF/, '');
  const source = readJsonSource(plain);
  if (!source.ok) {
    const line = lineOf(plain, source.error.offset);
    return fail([{ line, path: '', message: `not valid JSON: expected ${source.error.expected}` }]);
  }
  const checked = schema.safeParse(source.value.value);
  const findings = checked.success ? check(checked.data) : checked.error.issues.map(findingOf);
  if (checked.success && findings.length === 0) return ok(checked.data);
  return fail(
    findings.slice(0, REPORTED).map(({ path, message }) => ({
      line: lineOf(plain, source.value.offsetOf(path)),
      path: z.core.toDotPath([...path]),
      message,
    })),
  );
}

const findingOf = ({ path, message }: z.core.$ZodIssue): DataFinding => ({
  path: path.filter((step) => typeof step !== 'symbol'),
  message,
});
