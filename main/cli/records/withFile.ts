// Command line: what `restore` and `salvage` have alike.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Result } from '@shared/kernel/result';
import type { CliContext, ExitCode } from '../command';
import { FOLDER_OPTIONS, type Folder, openFolder, sentenceOf, whileHeld } from './openFolder';

export interface FileCommand<T> {
  readonly name: string;
  /** What the command needs, as the sentence about its absence has it: `a file`. */
  readonly needs: string;
  /** The records themselves may be gone. */
  readonly mayBeMissing?: true;
  /** With the folder held, so that no program works on it meanwhile. */
  act(folder: Folder, file: string): Result<T> | Promise<Result<T>>;
  /** Says what was done; answers the exit code. */
  tell(done: T): ExitCode;
}

/** One file as the argument, the data folder opened with its key. */
export async function withFile<T>(
  { name, needs, mayBeMissing, act, tell }: FileCommand<T>,
  args: readonly string[],
  { err }: Pick<CliContext, 'err'>,
): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: FOLDER_OPTIONS,
  });
  const [file] = positionals;
  if (file === undefined) {
    err(`${name} needs ${needs}.\nSee: npm run -s cli -- ${name} --help\n`);
    return 2;
  }
  const folder = await openFolder(values, { mayBeMissing: mayBeMissing ?? false });
  const done = folder.ok
    ? await whileHeld(folder.value, async () => act(folder.value, resolve(file)))
    : folder;
  if (done.ok) return tell(done.value);
  err(sentenceOf(done.error));
  return 1;
}
