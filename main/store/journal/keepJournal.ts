// Runs in the store's thread. What ties the journal to the database: each has what the other may lose.
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow } from '../eventRow';
import { SENT_CURSOR } from '../Store';
import type { Journal } from './openJournal';
import type { JournalContent } from './readJournal';

const PAGE = 500;
/** A journal below this is never rewritten. */
const SMALL = 4 * 1024 * 1024;

export type Compared = 'same' | 'databaseLacks' | 'differs';

/** Whether everything in the journal stands in the database as it was recorded. */
export function compare(db: Database, { rows }: JournalContent): Compared {
  const hash = db.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck();
  let lacks = false;
  for (const row of rows) {
    const found = hash.get(row.seq);
    if (found === undefined) lacks = true;
    else if (found !== row.hash) return 'differs';
  }
  return lacks ? 'databaseLacks' : 'same';
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
