// Runs in the store's thread. The only place that opens the file.
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import Database from 'better-sqlite3';
import { checkOwner, migrate } from './migrate';
import { sqliteFault } from './sqliteFault';
import { unlockDatabase } from './unlockDatabase';

export interface OpenFailure extends Failure {
  readonly code: 'newerDatabase' | 'foreignDatabase' | 'damaged' | 'cannotOpen' | 'wrongKey';
}

/** Milliseconds that a statement waits for another process's lock. */
export const BUSY_TIMEOUT = 2_000;

export interface DatabaseOptions {
  /** The key of the folder; without it the file is plain, which tools and tests alone may do. */
  readonly key?: Uint8Array | undefined;
  /** Milliseconds that a statement waits for another process's lock (default 2,000). */
  readonly busyTimeout?: number | undefined;
}

/**
 * Opens `file` (made where it is missing) with WAL and FULL, both read back: better-sqlite3 reopens a WAL
 * database as NORMAL, and then an answered save is not on the disk.
 */
export function openDatabase(
  file: string,
  { key, busyTimeout = BUSY_TIMEOUT }: DatabaseOptions = {},
): Result<Database.Database, OpenFailure> {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: busyTimeout });
    unlockDatabase(db, key);
    const ours = checkOwner(db);
    if (!ours.ok) {
      db.close();
      return ours;
    }
    configure(db);
    migrate(db);
    // Touches the root page of every table, so that a broken header is found now and not in a call.
    db.prepare('SELECT * FROM events ORDER BY seq DESC LIMIT 1').get();
    return ok(db);
  } catch (error) {
    db?.close();
    const fault = sqliteFault(error);
    if (fault === undefined) throw error;
    const damaged = fault.code === 'damaged';
    return fail({ ...fault, code: damaged ? 'damaged' : 'cannotOpen' });
  }
}

/** A second connection that reads only: for checks, exports and copies beside the running program. */
export function openToRead(file: string, key: Uint8Array | undefined): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
  unlockDatabase(db, key);
  return db;
}

function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // Checkpoints are made between saves (tidyWhenIdle): at the default of 1,000 pages every hundredth save would
  // carry one, with two more fsyncs. This bound, 40 MiB, is for a seat that never has a moment's rest.
  db.pragma('wal_autocheckpoint = 10000');
  db.pragma('foreign_keys = ON');
  // Without it SQLite trusts functions and virtual tables named in a file that somebody else may have written.
  db.pragma('trusted_schema = OFF');
  // What is erased is gone from its page too.
  db.pragma('secure_delete = ON');
  const read = (name: string): unknown => db.pragma(name, { simple: true });
  if (read('journal_mode') !== 'wal' || read('synchronous') !== 2 || read('foreign_keys') !== 1) {
    throw new Error('SQLite did not take WAL, FULL and foreign keys: a save would not be safe');
  }
}
