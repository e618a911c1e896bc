import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow, toEvent } from '../eventRow';
import { MIGRATIONS } from '../migrations';
import { apply } from './Handlers';
import { projectAttempts } from './projectAttempts';
import { projectCalls } from './projectCalls';
import { projectClimbs } from './projectClimbs';
import { projectContacts } from './projectContacts';
import { projectHandovers } from './projectHandovers';
import { projectMatters } from './projectMatters';
import { projectMissed } from './projectMissed';
import { projectOrderState } from './projectOrderState';
import { projectOrders } from './projectOrders';
import { projectPrecedents } from './projectPrecedents';
import { projectSents } from './projectSents';
import { projectSpans } from './projectSpans';
import { projectWork } from './projectWork';

/** Tables that follow from the log alone. */
export const PROJECTED_TABLES = [
  'calls',
  'legs',
  'attempts',
  'handovers',
  'orders',
  'matters',
  'precedents',
  'missed',
  'contacts',
  'seat_now',
  'spans',
  'climbs',
  'sents',
  'stages',
] as const;

/** Cursor that holds the schema for which the tables were last filled. */
const FILLED = 'projections';

/** Events folded so far, of so many. */
export type Progress = (done: number, of: number) => void;

export interface Projections {
  /** Folds one event; called in the transaction that records it. */
  project(event: RecordedEvent): void;
  /** Empties the tables and folds the whole log, in one transaction. */
  rebuild(): void;
  /** Rebuilds where the tables were made or emptied by a migration since they were last filled. */
  catchUp(progress: Progress): void;
}

export function prepareProjections(db: Database): Projections {
  // In this order: a matter asks for the legs and hand-over records of its call.
  const spans = projectSpans(db);
  const projections = [
    projectCalls(db),
    projectAttempts(db),
    projectHandovers(db),
    projectMatters(db),
    projectOrders(db),
    projectPrecedents(db),
    projectOrderState(db),
    projectMissed(db),
    projectContacts(db, spans.whoAt),
    projectClimbs(db, spans.whoAt),
    projectSents(db, spans.whoAt),
    projectWork(db),
  ];
  const project = (event: RecordedEvent): void => {
    spans.project(event);
    apply(projections, event);
  };
  const page = db.prepare<[number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT 1000`,
  );
  const newestSeq = db.prepare<[], number | null>('SELECT max(seq) FROM events').pluck();
  const rebuild = db.transaction((progress: Progress) => {
    const of = newestSeq.get() ?? 0;
    for (const table of PROJECTED_TABLES) db.exec(`DELETE FROM ${table}`);
    for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.seq ?? 0)) {
      for (const row of rows) project(toEvent(row));
      progress(rows.at(-1)?.seq ?? of, of);
    }
  });
  const filled = db.prepare<[string], number>('SELECT seq FROM cursors WHERE name = ?').pluck();
  const mark = db.prepare(
    'INSERT INTO cursors (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq',
  );
  const newest = MIGRATIONS.findLast((step) => !step.indexesOnly)?.version ?? 0;
  const catchUp = db.transaction((progress: Progress) => {
    rebuild(progress);
    mark.run(FILLED, newest);
  });
  return {
    project,
    rebuild: () => void rebuild.immediate(() => {}),
    catchUp: (progress) => {
      if ((filled.get(FILLED) ?? 0) < newest) catchUp.immediate(progress);
    },
  };
}
