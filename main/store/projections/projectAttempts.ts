import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

/** Table `attempts`: one line for each climb on the ladder, with its result. */
export function projectAttempts(db: Database): Handlers {
  const start = db.prepare(
    `INSERT INTO attempts (attempt, call, step, target, handover, started_at)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (attempt) DO NOTHING`,
  );
  const end = db.prepare(
    'UPDATE attempts SET ended_at = ?, result = ?, status = ? WHERE attempt = ? AND result IS NULL',
  );
  return {
    attemptStarted: (body, event) =>
      void start.run(body.attempt, callOf(event), body.step, body.target, body.handover, event.at),
    attemptEnded: (body, event) => void end.run(event.at, body.result, body.status ?? null, body.attempt),
  };
}
