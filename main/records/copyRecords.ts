// Runs in the host: one copy of the log, with its progress.
import { existsSync, statSync } from 'node:fs';
import type { Clock } from '@shared/kernel/clock';
import { type Failure, fail, type Result } from '@shared/kernel/result';
import type { ChoreFile } from '../store/chores/Chore';
import { startChore } from '../store/chores/startChore';
import { nextBackup, tidyBackups } from './backupFolder';

/** Milliseconds between two looks at how far a copy has come. */
const GLANCE = 250;

export interface CopyWish extends ChoreFile {
  readonly dir: string;
  readonly dataDir: string;
  readonly clock: Clock;
  /** Bytes written so far, of about so many. */
  readonly progress: (done: number, of: number) => void;
}

/** Answers when the copy is whole, compared and on the disk, with the keeper beside it. */
export async function copyRecords({
  file,
  key,
  dir,
  dataDir,
  clock,
  progress,
}: CopyWish): Promise<Result<unknown>> {
  let glance: NodeJS.Timeout | undefined;
  try {
    const target = nextBackup(dir, file, clock());
    const of = statSync(file).size;
    glance = setInterval(() => {
      const part = `${target}.part`;
      progress(existsSync(part) ? Math.min(of, statSync(part).size) : 0, of);
    }, GLANCE);
    const done = await startChore({ file, key }, { chore: 'backup', target });
    if (done.ok) tidyBackups(dir, file, dataDir);
    return done;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return fail(NO_FOLDER);
  } finally {
    clearInterval(glance);
  }
}

const NO_FOLDER: Failure = {
  code: 'backupFolder',
  message: '备份文件夹不能写入，没有备份。',
  hint: '请检查文件夹是否存在、可写。',
};
