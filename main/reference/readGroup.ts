/** Main process, browser-seat host and command line. Reads the files of one folder that are good or broken together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '@shared/kernel/result';
import type { ReferenceGroup } from '@shared/reference/ReferenceGroup';
import { readLastGood, type Texts, writeLastGood } from './lastGood';
import { readPlatformCopy } from './platformCopy';

/** A fault in a data file, for the screen: which file, which line (from 1), what is wrong. */
export interface ReferenceProblem {
  /** Absolute path, as the person finds it on the disk. */
  readonly file: string;
  /** 0 where the whole file is missing or unreadable. */
  readonly line: number;
  readonly path: string;
  readonly message: string;
}

/** A problem as a loader of `shared` tells it; without `file` where the group is a single one. */
export type FoundProblem = Omit<ReferenceProblem, 'file'> & { readonly file?: string | undefined };

export interface FileGroup<F extends string, T> {
  /** Names the good copy too: `<name>-last-good.json`. */
  readonly name: ReferenceGroup;
  /** Folder under `resources/`. */
  readonly folder: string;
  readonly files: readonly F[];
  readonly load: (texts: Texts<F>) => Result<T, readonly FoundProblem[]>;
}

export interface ReferencePlaces {
  readonly resourcesDir: string;
  /** In the data folder; absent where nothing may be kept (command line). */
  readonly lastGoodDir?: string | undefined;
}

export interface GroupRead<T> {
  readonly value: T;
  /**
   * `platform`: newer data that the platform sent, signed. `lastGood`: the files are at fault, see `problems`, and the
   * copy of the last good start is in use.
   */
  readonly from: 'files' | 'lastGood' | 'platform';
  readonly texts: Texts<string>;
  /** `ReferenceVersions`. */
  readonly version: string;
  readonly problems: readonly ReferenceProblem[];
}

/** The group as it stands on the disk, or, where one of its files is at fault, the last good copy of them all. */
export function readGroup<F extends string, T>(
  group: FileGroup<F, T>,
  { resourcesDir, lastGoodDir }: ReferencePlaces,
): Result<GroupRead<T>, readonly ReferenceProblem[]> {
  const sent = lastGoodDir === undefined ? undefined : readPlatformCopy(lastGoodDir, group.name);
  const newer = sent === undefined ? undefined : group.load(sent.files as Texts<F>);
  if (sent !== undefined && newer?.ok)
    return ok({
      value: newer.value,
      from: 'platform',
      texts: sent.files,
      version: versionOf(sent.files, sent.version),
      problems: [],
    });
  const loaded = readFiles(group, join(resourcesDir, group.folder));
  if (loaded.ok) {
    const { value, texts } = loaded.value;
    const kept = lastGoodDir === undefined ? undefined : writeLastGood(lastGoodDir, group.name, texts);
    const problems =
      kept === undefined ? [] : [{ file: kept.file, line: 0, path: '', message: kept.message }];
    return ok({ value, from: 'files', texts, version: versionOf(texts), problems });
  }
  const copy = lastGoodDir === undefined ? undefined : readLastGood(lastGoodDir, group.name, group.files);
  const good = copy === undefined ? undefined : group.load(copy);
  if (copy !== undefined && good?.ok)
    return ok({
      value: good.value,
      from: 'lastGood',
      texts: copy,
      version: versionOf(copy),
      problems: loaded.error,
    });
  return fail(loaded.error);
}

/** The newest of what the files say of themselves; `sent`: the number under which the platform gave them out. */
export function versionOf(texts: Texts<string>, sent?: number): string {
  const own = Object.values(texts).map((text) => /"version"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '');
  return `${own.sort().at(-1) ?? ''}${sent === undefined ? '' : `#${sent}`}`;
}

function readFiles<F extends string, T>(
  { files, load }: FileGroup<F, T>,
  folder: string,
): Result<{ value: T; texts: Texts<F> }, readonly ReferenceProblem[]> {
  const texts: Partial<Record<F, string>> = {};
  const unread: ReferenceProblem[] = [];
  for (const file of files) {
    try {
      texts[file] = readFileSync(join(folder, file), 'utf8');
    } catch (error) {
      unread.push({ file: join(folder, file), line: 0, path: '', message: unreadable(error) });
    }
  }
  if (unread.length > 0) return fail(unread);
  const complete = texts as Texts<F>;
  const checked = load(complete);
  if (checked.ok) return ok({ value: checked.value, texts: complete });
  return fail(
    checked.error.map(({ file = files[0] ?? '', ...problem }) => ({ ...problem, file: join(folder, file) })),
  );
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOENT' ? 'the file is missing' : `the file cannot be read (${code})`;
}
