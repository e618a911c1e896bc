import { z } from 'zod';
import { fail, ok, type Result } from '../kernel/result';
import { checkLists, type Finding } from './checkLists';
import { type JsonPath, type JsonSource, lineOf, readJsonSource } from './jsonSource';
import { departmentsFileSchema } from './schema/departments';
import { diversionFileSchema } from './schema/diversion';
import { emergencyFileSchema } from './schema/emergency';
import { overlapsFileSchema } from './schema/overlaps';
import type { Lists } from './types';

/** The files of `resources/lists` that are read at start. */
export const LIST_FILES = ['diversion.json', 'departments.json', 'overlaps.json', 'emergency.json'] as const;
export type ListFile = (typeof LIST_FILES)[number];
export type ListTexts = Readonly<Record<ListFile, string>>;

/** What is wrong with a list: which file, which line (from 1), which value, in plain words. */
export interface ListProblem {
  readonly file: ListFile;
  readonly line: number;
  /** `rows[3].items[0].code`; empty where the file is not JSON. */
  readonly path: string;
  readonly message: string;
}

interface ParsedFile<T> {
  readonly value: T;
  readonly place: (path: JsonPath) => { readonly line: number; readonly path: string };
}

const REPORTED = 20;

/** Checks all list files, each against its schema and all against each other; at most 20 problems come back. */
export function loadLists(texts: ListTexts): Result<Lists, readonly ListProblem[]> {
  const diversion = parse('diversion.json', texts, diversionFileSchema);
  const departments = parse('departments.json', texts, departmentsFileSchema);
  const overlaps = parse('overlaps.json', texts, overlapsFileSchema);
  const emergency = parse('emergency.json', texts, emergencyFileSchema);
  if (!diversion.ok || !departments.ok || !overlaps.ok || !emergency.ok) {
    const problems = [diversion, departments, overlaps, emergency].flatMap((r) => (r.ok ? [] : r.error));
    return fail(problems.slice(0, REPORTED));
  }
  const lists: Lists = {
    rows: diversion.value.value.rows,
    connectives: diversion.value.value.connectives,
    departments: departments.value.value.departments,
    overlaps: overlaps.value.value.overlaps,
    emergency: emergency.value.value.lines,
  };
  const places = {
    'diversion.json': diversion.value.place,
    'departments.json': departments.value.place,
    'overlaps.json': overlaps.value.place,
    'emergency.json': emergency.value.place,
  };
  const findings = checkLists(lists);
  if (findings.length === 0) return ok(lists);
  return fail(
    findings
      .slice(0, REPORTED)
      .map(({ file, path, message }: Finding) => ({ file, ...places[file](path), message })),
  );
}

function parse<T>(
  file: ListFile,
  texts: ListTexts,
  schema: z.ZodType<T>,
): Result<ParsedFile<T>, readonly ListProblem[]> {
  // An editor on Windows may have put a byte-order mark first; it is no fault of the list.
  const text = texts[file].replace(/^\uFEFF/, '');
  const source = readJsonSource(text);
  if (!source.ok) {
    const line = lineOf(text, source.error.offset);
    return fail([{ file, line, path: '', message: `not valid JSON: expected ${source.error.expected}` }]);
  }
  const place = placer(text, source.value);
  const checked = schema.safeParse(source.value.value);
  if (checked.success) return ok({ value: checked.data, place });
  return fail(
    checked.error.issues.map((issue) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      return { file, ...place(path), message: issue.message };
    }),
  );
}

function placer(text: string, source: JsonSource): ParsedFile<unknown>['place'] {
  return (path) => ({ line: lineOf(text, source.offsetOf(path)), path: z.core.toDotPath([...path]) });
}
