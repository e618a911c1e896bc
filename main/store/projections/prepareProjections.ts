import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow, toEvent } from '../eventRow';
import { apply } from './Handlers';
import { projectAttempts } from './projectAttempts';
import { projectCalls } from './projectCalls';
import { projectHandovers } from './projectHandovers';
import { projectOrders } from './projectOrders';

/** Tables that follow from the log alone. */
export const PROJECTED_TABLES = ['calls', 'legs', 'attempts', 'handovers', 'orders'] as const;

export interface Projections {
  /** Folds one event; called in the transaction that records it. */
  project(event: RecordedEvent): void;
  /** Empties the tables and folds the whole log, in one transaction. */
  rebuild(): void;
}

export function prepareProjections(db: Database): Projections {
  const projections = [projectCalls(db), projectAttempts(db), projectHandovers(db), projectOrders(db)];
  const project = (event: RecordedEvent): void => apply(projections, event);
  const page = db.prepare<[number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT 1000`,
  );
  const rebuild = db.transaction(() => {
    for (const table of PROJECTED_TABLES) db.exec(`DELETE FROM ${table}`);
    for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.seq ?? 0)) {
      for (const row of rows) project(toEvent(row));
    }
  });
  return { project, rebuild: () => void rebuild.immediate() };
}
