// Runs in the store's thread.
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Problem } from '@shared/contract/calls';
import { fail, ok, type Result } from '@shared/kernel/result';
import { createCore, type StoreCore } from './createCore';
import { type OpenFailure, openDatabase } from './openDatabase';
import { setAside } from './setAside';

export interface CoreOptions {
  readonly file: string;
  /** For the name of a damaged file that is set aside. */
  readonly now: number;
  /** Milliseconds that a statement waits for another process's lock. */
  readonly busyTimeout?: number | undefined;
}

export interface OpenedCore {
  readonly core: StoreCore;
  readonly problems: readonly Problem[];
}

/** Opens the file; a damaged one is set aside and a new one begun, because the phone must work meanwhile. */
export function openCore(options: CoreOptions): Result<OpenedCore, OpenFailure> {
  const { file, now, busyTimeout } = options;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    makeForOwner(file);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail({
      code: 'cannotOpen',
      message: `数据文件夹不能写入：${dirname(file)}`,
      hint: '请检查文件夹权限，或用 --data-dir 换一个文件夹。',
    });
  }
  const first = openDatabase(file, busyTimeout);
  if (first.ok) return ok({ core: createCore(first.value), problems: [] });
  if (first.error.code !== 'damaged') return first;

  const aside = setAside(file, now);
  makeForOwner(file);
  const second = openDatabase(file, busyTimeout);
  if (!second.ok) return second;
  const problem: Problem = {
    code: 'databaseDamaged',
    message: '数据文件已损坏，已另存，程序用新的数据文件继续工作。',
    hint: `损坏的文件：${basename(aside)}，请勿删除。`,
  };
  return ok({ core: createCore(second.value), problems: [problem] });
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** A new file is its owner's alone: callers' words will be in it. SQLite gives `-wal` and `-shm` the same rights. */
function makeForOwner(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}
