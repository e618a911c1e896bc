// Runs in the store's thread and on the command line.
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow } from '../eventRow';
import { sqliteFault } from '../sqliteFault';

const PAGE = 500;

/**
 * Every event that can still be read in a damaged database, newest first, a page at a time: what was not sent yet is
 * at the end. Around a broken place the range is halved until only the unreadable rows are left out.
 */
export function* readableRows(db: Database): Generator<readonly EventRow[]> {
  const range = db.prepare<[number, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events NOT INDEXED WHERE seq BETWEEN ? AND ? ORDER BY seq`,
  );
  const read = (from: number, to: number): readonly EventRow[] | undefined => {
    try {
      return range.all(from, to).filter(isWhole);
    } catch (error) {
      if (sqliteFault(error) === undefined) throw error;
      return undefined;
    }
  };
  function* halves(from: number, to: number): Generator<readonly EventRow[]> {
    const rows = read(from, to);
    if (rows !== undefined) {
      if (rows.length > 0) yield rows;
    } else if (from < to) {
      const middle = Math.floor((from + to) / 2);
      yield* halves(middle + 1, to);
      yield* halves(from, middle);
    }
  }
  for (let to = lastSeq(db); to > 0; to -= PAGE) yield* halves(Math.max(1, to - PAGE + 1), to);
}

/** The highest number, or where the way to it is broken, a bound above it, found by asking for single rows. */
function lastSeq(db: Database): number {
  try {
    return db.prepare<[], number>('SELECT max(seq) FROM events NOT INDEXED').pluck().get() ?? 0;
  } catch {
    const one = db.prepare('SELECT 1 FROM events NOT INDEXED WHERE seq >= ? LIMIT 1');
    let bound = 1;
    for (let step = 0; step < 24; step += 1) {
      try {
        if (one.get(bound) === undefined) break;
      } catch {
        // Broken there too: further on.
      }
      bound *= 2;
    }
    return bound;
  }
}

/** A plain database has no tag on its pages: what came through as text may still be no event. */
function isWhole(row: EventRow): boolean {
  try {
    return typeof row.id === 'string' && typeof row.hash === 'string' && JSON.parse(row.body) !== null;
  } catch {
    return false;
  }
}
