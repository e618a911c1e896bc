import { existsSync, renameSync } from 'node:fs';

/**
 * Moves a damaged database out of the way, with the files that belong to it (SQLite names them after it), and
 * answers its new name. Nothing is deleted: what can still be read in it is salvaged later.
 */
export function setAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]/g, '').replace(/\..*/, 'Z');
  let aside = `${file}.damaged-${stamp}`;
  for (let n = 2; existsSync(aside); n++) aside = `${file}.damaged-${stamp}-${n}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  return aside;
}
