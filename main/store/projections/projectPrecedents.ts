import type { Database } from 'better-sqlite3';
import type { Handlers } from './Handlers';

/** Table `precedents`: decisions that were recorded from a seat, the newest version of each. */
export function projectPrecedents(db: Database): Handlers {
  const record = db.prepare(
    `INSERT INTO precedents (id, precedent, withdrawn) VALUES (?, ?, 0)
     ON CONFLICT (id) DO UPDATE SET precedent = excluded.precedent, withdrawn = 0`,
  );
  const withdraw = db.prepare('UPDATE precedents SET withdrawn = 1 WHERE id = ?');
  return {
    precedentRecorded: ({ precedent }) => void record.run(precedent.id, JSON.stringify(precedent)),
    precedentWithdrawn: (_body, event) => void withdraw.run(event.stream.slice('precedent:'.length)),
  };
}
