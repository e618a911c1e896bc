import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

/** Table `climbs`: each climb on the ladder with when the partner answered it. */
export function projectClimbs(db: Database, personAt: (seat: string) => string): Handlers {
  const start = db.prepare(
    `INSERT INTO climbs (attempt, call, seat, person, step, leg, started_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (attempt) DO NOTHING`,
  );
  const answer = db.prepare(
    'UPDATE climbs SET answered_at = ? WHERE call = ? AND leg = ? AND answered_at IS NULL',
  );
  const end = db.prepare('UPDATE climbs SET ended_at = ?, result = ? WHERE attempt = ? AND result IS NULL');
  return {
    attemptStarted: ({ attempt, step, leg }, event) =>
      void start.run(attempt, callOf(event), event.seat, personAt(event.seat), step, leg, event.at),
    legAnswered: ({ leg }, event) => void answer.run(event.at, callOf(event), leg),
    attemptEnded: ({ attempt, result }, { at }) => void end.run(at, result, attempt),
  };
}
