// Runs in the store's thread, before the database is opened.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { shred } from '../../keys/keeperFile';
import { isPlain } from '../../keys/unlock';
import { openToRead } from '../openDatabase';
import { databaseKey } from '../storeKeys';

/**
 * A database of the time before encryption becomes an encrypted one, once: copied, the copy encrypted and compared
 * with the original, put in its place; then the original is overwritten. A crash at any point leaves one whole
 * database under the name, and the next start goes on from there.
 *
 * Throws SQLite's own error where the plain file is damaged or the disk refuses.
 */
export function convertPlain(file: string, key: Uint8Array): void {
  const [old, fresh] = [`${file}.plain`, `${file}.converting`];
  rmSync(fresh, { force: true });
  if (existsSync(old) && !existsSync(file)) renameSync(old, file);
  // A second name of the same file, from just before the swap.
  if (existsSync(old) && isPlain(file)) unlinkSync(old);
  if (existsSync(old)) shred(old);
  if (!existsSync(file) || statSync(file).size === 0 || !isPlain(file)) return;

  const before = foldIn(file);
  copyFileSync(file, fresh);
  const copy = new Database(fresh);
  copy.pragma("cipher = 'chacha20'");
  copy.pragma(`rekey = "raw:${databaseKey(key)}"`);
  copy.close();
  syncFile(fresh);
  const after = openToRead(fresh, key);
  const same = after.pragma('integrity_check', { simple: true }) === 'ok' && summaryOf(after) === before;
  after.close();
  if (!same) throw new Error('the encrypted copy differs from the original; nothing was changed');
  linkSync(file, old);
  renameSync(fresh, file);
  shred(old);
}

/** Takes the WAL into the file, so that the file alone is everything; answers what is in it. */
function foldIn(file: string): string {
  const db = new Database(file);
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
    return summaryOf(db);
  } finally {
    db.close();
  }
}

/** Equal for two databases exactly if they hold the same log, cursors and schema. */
function summaryOf(db: Database.Database): string {
  const all = (sql: string): unknown => db.prepare(sql).raw().all();
  return JSON.stringify([
    db.pragma('user_version', { simple: true }),
    db.pragma('application_id', { simple: true }),
    all('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name'),
    all('SELECT count(*), max(seq), sum(length(body)) FROM events'),
    all('SELECT seat, max(seat_no) FROM events GROUP BY seat ORDER BY seat'),
    all('SELECT hash FROM events ORDER BY seq DESC LIMIT 100'),
    all('SELECT name, seq FROM cursors ORDER BY name'),
  ]);
}

function syncFile(file: string): void {
  const out = openSync(file, 'r+');
  fsyncSync(out);
  closeSync(out);
}
