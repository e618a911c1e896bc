/** Main process and browser-seat host. The copy of the official lists that last passed every check. */
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
import { LIST_FILES, type ListTexts } from '@shared/diversion/loadLists';
import { z } from 'zod';

const NAME = 'lists-last-good.json';
const copySchema = z.object({ texts: z.record(z.enum(LIST_FILES), z.string()) });

/** The kept texts, or undefined where none were kept or the copy itself is damaged. */
export function readLastGood(dir: string): ListTexts | undefined {
  try {
    return copySchema.parse(JSON.parse(readFileSync(join(dir, NAME), 'utf8'))).texts;
  } catch {
    return undefined;
  }
}

/**
 * Keeps `texts`, all in one file, so that a power cut leaves the old set or the new one and never a mixture.
 * Answers what went wrong, and nothing when it worked: a full disk must not stop a seat whose lists are sound.
 */
export function writeLastGood(dir: string, texts: ListTexts): { file: string; message: string } | undefined {
  const file = join(dir, NAME);
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
    return { file, message: `the good copy of the lists could not be kept: ${reason}` };
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
