// Runs in the store's thread. What ties the journal to the database: each has what the other may lose.
import { existsSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow } from '../eventRow';
import { SENT_CURSOR } from '../Store';
import { sqliteFault } from '../sqliteFault';
import type { Journal } from './openJournal';
import { type JournalScan, readJournal } from './readJournal';

const PAGE = 500;
/** A journal below this is never rewritten. */
const SMALL = 4 * 1024 * 1024;

/** Cursors in which a clean end leaves how long the journal was, and up to where it went. */
const BYTES_CURSOR = 'journalBytes';
const SEQ_CURSOR = 'journalSeq';
/** A longer journal is not read again where the program ended cleanly; the daily check reads it. */
const LONG = 16 * 1024 * 1024;

/** `lacks`: events of the journal are not in the database. `differs`: others stand in their places. */
export type Compared = JournalScan & { readonly found: 'same' | 'lacks' | 'differs' };

/** Whether everything in the journal stands in the database as it was recorded. Undefined without a journal. */
export function compareJournal(
  db: Database,
  file: string,
  key: Uint8Array,
  cleanly: boolean,
): Compared | undefined {
  const known = cleanly ? asItWasLeft(db, file) : undefined;
  if (known !== undefined) return known;
  const hash = db.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck();
  let found: Compared['found'] = 'same';
  const scan = readJournal(file, key, (rows) => {
    for (const row of rows) {
      const there = foundAt(hash, row.seq);
      if (there === row.hash) continue;
      if (there !== undefined) found = 'differs';
      else if (found === 'same') found = 'lacks';
    }
  });
  return scan && { ...scan, found };
}

/** A page that cannot be read lacks its events. */
function foundAt(hash: { get(seq: number): string | undefined }, seq: number): string | undefined {
  try {
    return hash.get(seq);
  } catch (error) {
    if (sqliteFault(error) === undefined) throw error;
    return undefined;
  }
}

function asItWasLeft(db: Database, file: string): Compared | undefined {
  const cursor = db.prepare<[string], number>('SELECT seq FROM cursors WHERE name = ?').pluck();
  const lastSeq = cursor.get(SEQ_CURSOR);
  const end = cursor.get(BYTES_CURSOR);
  const newest = db.prepare<[], number>('SELECT max(seq) FROM events').pluck().get();
  if (lastSeq === undefined || end === undefined || end < LONG || lastSeq !== newest) return undefined;
  if (!existsSync(file) || statSync(file).size !== end) return undefined;
  return { records: 1, hurt: false, end, lastSeq, found: 'same' };
}

export function prepareKeepJournal(db: Database, journal: Journal) {
  const after = db.prepare<[number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );
  const heads = db.prepare<[number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq IN (SELECT max(seq) FROM events GROUP BY seat) AND seq <= ?
     ORDER BY seq`,
  );
  const sent = db.prepare<[string], number>('SELECT seq FROM cursors WHERE name = ?').pluck();
  const mark = db.prepare(
    'INSERT INTO cursors (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq',
  );

  function* from(seq: number): Generator<readonly EventRow[]> {
    for (let rows = after.all(seq); rows.length > 0; rows = after.all(rows.at(-1)?.seq ?? 0)) yield rows;
  }
  function* unsent(cursor: number): Generator<readonly EventRow[]> {
    // The last event of each seat stays, so that its numbers and its chain go on whatever happens.
    const last = heads.all(cursor);
    if (last.length > 0) yield last;
    yield* from(cursor);
  }
  /** What the last full journal could already leave out. */
  let rewrittenAt = 0;

  return {
    /** Before a clean end: how the journal is left. */
    leave: (): void => {
      if (journal.bytes < LONG) return;
      mark.run(BYTES_CURSOR, journal.bytes);
      mark.run(SEQ_CURSOR, journal.upTo);
    },
    /** Adds what a full disk, or a crash between commit and journal, left behind. */
    catchUp: (): boolean => journal.fill(from(journal.upTo)),
    /** Whether the most of it has been sent, and a shorter one would do. */
    isLong: (): boolean => {
      const cursor = sent.get(SENT_CURSOR) ?? 0;
      return journal.bytes > SMALL && cursor - rewrittenAt > (journal.upTo - rewrittenAt) / 2;
    },
    /**
     * Writes it anew with what is not sent yet. The database must be on the disk without its WAL: what the journal
     * leaves out has only that file.
     */
    shorten: (): void => {
      const cursor = sent.get(SENT_CURSOR) ?? 0;
      db.pragma('wal_checkpoint(TRUNCATE)');
      journal.rewrite(unsent(cursor));
      rewrittenAt = cursor;
    },
  };
}
