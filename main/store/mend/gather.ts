// Runs in the store's thread and on the command line.
import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { isPlain } from '../../keys/unlock';
import { EVENT_COLUMNS, type EventRow } from '../eventRow';
import { openToRead } from '../openDatabase';
import { sqliteFault } from '../sqliteFault';
import { readableRows } from './readableRows';

/** Adds lines as they were recorded, with their own numbers and hashes; what is there already stays. */
export function prepareTake(db: Database): (rows: readonly EventRow[]) => number {
  const insert = db.prepare<[EventRow]>(
    `INSERT INTO events (${EVENT_COLUMNS})
     VALUES (:seq, :id, :stream, :version, :seat, :seat_no, :at, :recorded_at, :origin, :schema, :type, :body, :hash)
     ON CONFLICT DO NOTHING`,
  );
  const all = db.transaction((rows: readonly EventRow[]) => {
    let taken = 0;
    for (const row of rows) taken += insert.run(row).changes;
    return taken;
  });
  return (rows) => all.immediate(rows);
}

export interface Taken {
  readonly readable: number;
  readonly added: number;
}

/** Whether `source` opens with this key; a plain one always does. */
export function isOpenable(source: string, key: Uint8Array): boolean {
  try {
    const db = openToRead(source, isPlain(source) ? undefined : key);
    try {
      return db.prepare('SELECT 1 FROM events LIMIT 1').get() !== null;
    } finally {
      db.close();
    }
  } catch (error) {
    if (sqliteFault(error) === undefined) throw error;
    return false;
  }
}

/** Takes everything that can be read in `source`, cursors too; answers how many events there were and how many were new. */
export function takeFrom(db: Database, source: string, key: Uint8Array | undefined): Taken {
  if (!existsSync(source)) return { readable: 0, added: 0 };
  let input: Database | undefined;
  let readable = 0;
  let added = 0;
  try {
    const take = prepareTake(db);
    input = openToRead(source, isPlain(source) ? undefined : key);
    for (const rows of readableRows(input)) {
      readable += rows.length;
      added += take(rows);
    }
    takeCursors(db, input);
  } catch (error) {
    // Not even the first page can be read: nothing is to be had here.
    if (sqliteFault(error) === undefined) throw error;
  } finally {
    input?.close();
  }
  return { readable, added };
}

function takeCursors(db: Database, input: Database): void {
  const put = db.prepare('INSERT INTO cursors (name, seq) VALUES (?, ?) ON CONFLICT DO NOTHING');
  // The others follow from the log and begin anew.
  for (const { name, seq } of input.prepare<[], { name: string; seq: number }>('SELECT * FROM cursors').all())
    if (name !== 'projections' && name !== 'search') put.run(name, seq);
}
