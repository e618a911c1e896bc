// Runs in the host. The folder of the data: made, tried, and held by one host at a time.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '@shared/kernel/result';
import Database from 'better-sqlite3';

export interface DataFolder {
  readonly path: string;
  release(): void;
}

/**
 * Holds the folder by SQLite's own file lock, which the system takes back however the process ends: no stale lock
 * after a power cut, and no guess whether a process of that number is still ours.
 */
export function holdDataFolder(path: string): Result<DataFolder> {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return unusable(path);
  }
  let lock: Database.Database | undefined;
  try {
    lock = new Database(join(path, 'host.lock'), { timeout: 0 });
    lock.pragma('journal_mode = DELETE');
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code.startsWith('SQLITE_BUSY') ? inUse(path) : unusable(path);
  }
  const held = lock;
  return ok({ path, release: () => held.close() });
}

/** Step by step: Node's recursive mkdir never ends where the system says ENOENT for a folder in an existing one. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

const unusable = (path: string) =>
  fail({
    code: 'dataFolderUnusable',
    message: `数据文件夹 ${path} 不能写入，请换一个（--data-dir）或修改权限。 The data folder ${path} can't be written to; choose another with --data-dir.`,
  });

const inUse = (path: string) =>
  fail({
    code: 'dataFolderInUse',
    message: `数据文件夹 ${path} 正被另一个联动座席使用，请先结束它，或用 --data-dir 另选。 Another Linkseat is using the data folder ${path}; end it first, or choose another with --data-dir.`,
  });
