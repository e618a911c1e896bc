// Runs in the host and on the command line. The folder of the copies: whole databases, encrypted by the same key, and
// beside them the keeper, without which they could not be opened again.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Backup } from '@shared/contract/RecordsStatus';

/** Copies of one database that are kept; older ones go when a new one is whole. */
export const KEPT = 7;

const NAME = /^linkseat-(practice|live)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;

/** Newest first; only copies of this database. */
export function listBackups(dir: string, database: string): readonly Backup[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => NAME.exec(name)?.[1] === kindOf(database))
    .sort()
    .reverse()
    .map((name) => ({ name, at: timeOf(name), bytes: statSync(join(dir, name)).size }));
}

/** The file that a copy made now is written to; the folder is there afterwards, or it throws. */
export function nextBackup(dir: string, database: string, now: number): string {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replace(/[-:]/g, '').replace(/\..*/, 'Z');
  return join(dir, `linkseat-${kindOf(database)}-${stamp}.db`);
}

/** After a copy is whole: the keeper beside it, and what is too many gone. */
export function tidyBackups(dir: string, database: string, dataDir: string): void {
  const keeper = join(dataDir, 'keeper.json');
  if (existsSync(keeper)) copyFileSync(keeper, join(dir, 'keeper.json'));
  for (const { name } of listBackups(dir, database).slice(KEPT)) rmSync(join(dir, name), { force: true });
}

/** The path of a copy by its name; undefined for anything that is no name of ours. */
export const backupPath = (dir: string, name: string): string | undefined =>
  NAME.test(name) && existsSync(join(dir, name)) ? join(dir, name) : undefined;

const kindOf = (database: string): string => basename(database, '.db');

const timeOf = (name: string): number => {
  const [, , year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};
