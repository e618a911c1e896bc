// Runs in the store's thread.
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { Database } from 'better-sqlite3';

/** Bytes: what comes between two copies (tidyWhenIdle) and half as much again. */
export const LAID_OUT = 8 * 1024 * 1024;
/** Bytes that the disk keeps free all the same. */
const SPARE = 64 * 1024 * 1024;
const ZEROS = Buffer.alloc(1024 * 1024);

/**
 * Makes the WAL as long as it becomes, with zeros, which SQLite reads as its end: a save that lengthens its file waits
 * for the file system's own records too. Under the write lock, so that nobody adds a frame behind the end that was
 * read; a shorter WAL is as safe, so every refusal may be passed over.
 */
export function layOutWal(db: Database): void {
  const file = `${db.name}-wal`;
  if (!existsSync(file) || statSync(file).size >= LAID_OUT) return;
  const { bavail, bsize } = statfsSync(file);
  if (bavail * bsize < SPARE + LAID_OUT) return;
  const wal = openSync(file, 'r+');
  try {
    db.transaction(() => {
      for (let end = fstatSync(wal).size; end < LAID_OUT; )
        end += writeSync(wal, ZEROS, 0, Math.min(ZEROS.length, LAID_OUT - end), end);
    }).immediate();
    fsyncSync(wal);
  } finally {
    closeSync(wal);
  }
}
