/** Main process and browser-seat host; also the command line. Reads the official lists from disk at start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST_FILES, type ListFile, type ListTexts, loadLists } from '@shared/diversion/loadLists';
import type { Lists } from '@shared/diversion/types';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { readLastGood, writeLastGood } from './lastGood';

/** A fault in a list file, for the screen: which file, which line (from 1), what is wrong. */
export interface ReferenceProblem {
  /** Absolute path, as the person finds it on the disk. */
  readonly file: string;
  /** 0 where the whole file is missing or unreadable. */
  readonly line: number;
  readonly path: string;
  readonly message: string;
}

export interface Reference {
  readonly lists: Lists;
  /** `lastGood`: the files are at fault, see `problems`, and the copy of the last good start is in use. */
  readonly from: 'files' | 'lastGood';
  readonly problems: readonly ReferenceProblem[];
}

export interface ReferenceFailure extends Failure {
  readonly code: 'listsBroken';
  readonly problems: readonly ReferenceProblem[];
}

export interface ReferencePlaces {
  /** Holds `lists/`. */
  readonly resourcesDir: string;
  /** In the data folder; absent where nothing may be kept (command line). */
  readonly lastGoodDir?: string | undefined;
}

/**
 * The lists as they stand on the disk, or, where one file is at fault, the last good copy of them all: they refer
 * to each other, so one old file among new ones could point into nothing.
 */
export function loadReference({
  resourcesDir,
  lastGoodDir,
}: ReferencePlaces): Result<Reference, ReferenceFailure> {
  const folder = join(resourcesDir, 'lists');
  const loaded = readFolder(folder);
  if (loaded.ok) {
    const kept = lastGoodDir === undefined ? undefined : writeLastGood(lastGoodDir, loaded.value.texts);
    const problems =
      kept === undefined ? [] : [{ file: kept.file, line: 0, path: '', message: kept.message }];
    return ok({ lists: loaded.value.lists, from: 'files', problems });
  }
  const copy = lastGoodDir === undefined ? undefined : readLastGood(lastGoodDir);
  const good = copy === undefined ? undefined : loadLists(copy);
  if (good?.ok) return ok({ lists: good.value, from: 'lastGood', problems: loaded.error });
  return fail(failure(loaded.error));
}

/** `/opt/linkseat/resources/lists/diversion.json:12: rows[2].no: …` */
export function problemSentence({ file, line, path, message }: ReferenceProblem): string {
  return `${line > 0 ? `${file}:${line}` : file}: ${path === '' ? '' : `${path}: `}${message}`;
}

function readFolder(folder: string): Result<{ lists: Lists; texts: ListTexts }, readonly ReferenceProblem[]> {
  const texts: Partial<Record<ListFile, string>> = {};
  const unread: ReferenceProblem[] = [];
  for (const file of LIST_FILES) {
    try {
      texts[file] = readFileSync(join(folder, file), 'utf8');
    } catch (error) {
      unread.push({ file: join(folder, file), line: 0, path: '', message: unreadable(error) });
    }
  }
  if (!complete(texts)) return fail(unread);
  const checked = loadLists(texts);
  if (checked.ok) return ok({ lists: checked.value, texts });
  return fail(checked.error.map((problem) => ({ ...problem, file: join(folder, problem.file) })));
}

const complete = (texts: Partial<ListTexts>): texts is ListTexts =>
  LIST_FILES.every((file) => texts[file] !== undefined);

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOENT' ? 'the file is missing' : `the file cannot be read (${code})`;
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
