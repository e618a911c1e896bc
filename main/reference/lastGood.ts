/** Main process and browser-seat host. The copies of the official data that last passed every check. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Files that refer to each other, by name: they are good or broken together. */
export type Texts<F extends string> = Readonly<Record<F, string>>;

const fileOf = (dir: string, group: string): string => join(dir, `${group}-last-good.json`);

/** The kept texts of a group, or undefined where none were kept or the copy itself is damaged. */
export function readLastGood<F extends string>(
  dir: string,
  group: string,
  files: readonly F[],
): Texts<F> | undefined {
  try {
    const copy = z.object({ texts: z.record(z.enum(files), z.string()) });
    return copy.parse(JSON.parse(readFileSync(fileOf(dir, group), 'utf8'))).texts as Texts<F>;
  } catch {
    return undefined;
  }
}

/**
 * Keeps `texts`, all in one file, so that a power cut leaves the old set or the new one and never a mixture.
 * Answers what went wrong, and nothing when it worked: a full disk must not stop a seat whose data is sound.
 */
export function writeLastGood(
  dir: string,
  group: string,
  texts: Texts<string>,
): { file: string; message: string } | undefined {
  const file = fileOf(dir, group);
  const content = JSON.stringify({ texts });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    if (sameAs(file, content)) return undefined;
    mkdirSync(dir, { recursive: true });
    writeDurably(temporary, content);
    renameSync(temporary, file);
    return undefined;
  } catch (error) {
    discard(temporary);
    const reason = error instanceof Error ? error.message : String(error);
    return { file, message: `the good copy of the ${group} could not be kept: ${reason}` };
  }
}

/** `force` forgives a missing file alone; this must not turn a reported problem into a crash. */
function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nothing was left there that could be taken for a good copy: the name differs.
  }
}

function sameAs(file: string, content: string): boolean {
  try {
    return readFileSync(file, 'utf8') === content;
  } catch {
    return false;
  }
}

function writeDurably(file: string, content: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    // One call may write less than all of a large buffer.
    const bytes = Buffer.from(content);
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
