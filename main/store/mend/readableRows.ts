// Runs in the store's thread and on the command line.
import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow } from '../eventRow';
import { sqliteFault } from '../sqliteFault';

/** Rows that are read at a time. */
const PAGE = 512;
/** A range of this length in which none of so many rows can be read is given up: a page high in the tree is broken. */
const WIDE = 4_096;
const PROBES = 32;
/** Bytes that no event is shorter than: a bound for how many a file can hold. */
const LEAST_EVENT = 256;

/**
 * Every event that can still be read in a damaged database, newest first, a page at a time: what was not sent yet is
 * at the end. Around a broken place the range is halved until only the unreadable rows are left out.
 */
export function* readableRows(db: Database): Generator<readonly EventRow[]> {
  const range = db.prepare<[number, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events NOT INDEXED WHERE seq BETWEEN ? AND ? ORDER BY seq`,
  );
  const read = (from: number, to: number): readonly EventRow[] | undefined =>
    unlessBroken(() => range.all(from, to).filter(isWhole));
  const isLost = (from: number, to: number): boolean => {
    const step = (to - from) / PROBES;
    for (let n = 0; n < PROBES; n++) {
      const seq = Math.floor(from + n * step);
      if (read(seq, seq) !== undefined) return false;
    }
    return true;
  };
  function* halves(from: number, to: number): Generator<readonly EventRow[]> {
    const length = to - from + 1;
    const rows = length <= PAGE ? read(from, to) : undefined;
    if (rows !== undefined) {
      if (rows.length > 0) yield rows;
      return;
    }
    if (length <= 1 || (length >= WIDE && isLost(from, to))) return;
    const middle = Math.floor((from + to) / 2);
    yield* halves(middle + 1, to);
    yield* halves(from, middle);
  }
  const last = lastSeq(db);
  if (last > 0) yield* halves(1, last);
}

/** The highest number; where the way to it is broken, as many as the file could hold. */
const lastSeq = (db: Database): number =>
  unlessBroken(
    () => db.prepare<[], number | null>('SELECT max(seq) FROM events NOT INDEXED').pluck().get() ?? 0,
  ) ?? Math.ceil(statSync(db.name).size / LEAST_EVENT);

function unlessBroken<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (sqliteFault(error) === undefined) throw error;
    return undefined;
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
