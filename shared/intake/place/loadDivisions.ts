import { fail, ok, type Result } from '../../kernel/result';
import { type DataFinding, type DataProblem, readDataFile } from '../../order/clock/readDataFile';
import { type Division, type Divisions, levelOfCode, parentCode } from './Division';
import { type DivisionEntry, type DivisionsFile, divisionsFileSchema } from './divisionSchema';

/** The files of `resources/regions`. */
export const DIVISION_FILES = ['sichuan.json', 'provinces.json'] as const;
export type DivisionFile = (typeof DIVISION_FILES)[number];

export interface DivisionProblem extends DataProblem {
  readonly file: DivisionFile;
}

/** Reads the texts of all files; a code may stand once in all of them together. */
export function loadDivisions(
  texts: Readonly<Record<DivisionFile, string>>,
): Result<Divisions, readonly DivisionProblem[]> {
  const read = readDivisionFiles(texts);
  return read.ok ? ok(divisionsOf(read.value)) : read;
}

/** The checked files themselves, which go over the wire; `divisionsOf` makes the divisions there. */
export function readDivisionFiles(
  texts: Readonly<Record<DivisionFile, string>>,
): Result<readonly DivisionsFile[], readonly DivisionProblem[]> {
  const files: DivisionsFile[] = [];
  const problems: DivisionProblem[] = [];
  const seen = new Set<string>();
  for (const file of DIVISION_FILES) {
    const read = readDataFile(texts[file], divisionsFileSchema, (value) => checkDivisions(value, seen));
    if (read.ok) files.push(read.value);
    else problems.push(...read.error.map((problem) => ({ file, ...problem })));
  }
  return problems.length > 0 ? fail(problems) : ok(files);
}

/** All divisions of checked files; none, and an empty version, where the files were broken. */
export function divisionsOf(files: readonly DivisionsFile[]): Divisions {
  const { version, covers } = files[0] ?? { version: '', covers: { from: '', to: '' } };
  const entries = files.flatMap(({ divisions }) => divisions);
  const names = new Map(entries.map(({ code, name }) => [code, name]));
  return { version, covers, byCode: new Map(entries.map((entry) => [entry.code, divisionOf(entry, names)])) };
}

function divisionOf(entry: DivisionEntry, names: ReadonlyMap<string, string>): Division {
  const { code, name } = entry;
  const path: string[] = [name];
  for (let up = parentCode(code); up !== undefined; up = parentCode(up)) path.unshift(names.get(up) ?? up);
  return { code, name, level: levelOfCode(code), path, entry };
}

function checkDivisions({ divisions }: DivisionsFile, seen: Set<string>): readonly DataFinding[] {
  const codes = new Set(divisions.map(({ code }) => code));
  return divisions.flatMap((entry, at) => {
    const finding = checkEntry(entry, codes, seen);
    seen.add(entry.code);
    return finding === undefined
      ? []
      : [{ path: ['divisions', at, finding.field], message: finding.message }];
  });
}

function checkEntry(
  { code, name, pinyin, from, until, successor }: DivisionEntry,
  codes: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): { readonly field: string; readonly message: string } | undefined {
  const parent = parentCode(code);
  if (seen.has(code)) return { field: 'code', message: `${code} stands twice` };
  if (parent !== undefined && !codes.has(parent))
    return { field: 'code', message: `${code} has no division ${parent} over it` };
  if (pinyin !== undefined && pinyin.split(' ').length !== name.length)
    return { field: 'pinyin', message: `is not one syllable for each character of ${name}` };
  if (from !== undefined && until !== undefined && until <= from)
    return { field: 'until', message: 'ends before it begins' };
  if ((until === undefined) !== (successor === undefined))
    return { field: 'until', message: 'an end and a successor belong together' };
  if (successor !== undefined && !codes.has(successor))
    return { field: 'successor', message: `there is no ${successor}` };
  return undefined;
}
