import type { WhoThere } from '@shared/indicators/facts/Facts';
import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

/** Table `climbs`: each climb on the ladder with when the partner answered it. */
export function projectClimbs(db: Database, whoAt: (seat: string) => WhoThere): Handlers {
  const start = db.prepare(
    `INSERT INTO climbs (attempt, call, seat, person, lent_to, step, leg, started_at)
     VALUES (:attempt, :call, :seat, :person, :lentTo, :step, :leg, :at)
     ON CONFLICT (attempt) DO NOTHING`,
  );
  const answer = db.prepare(
    'UPDATE climbs SET answered_at = ? WHERE call = ? AND leg = ? AND answered_at IS NULL',
  );
  const end = db.prepare('UPDATE climbs SET ended_at = ?, result = ? WHERE attempt = ? AND result IS NULL');
  return {
    attemptStarted: ({ attempt, step, leg }, event) =>
      void start.run({
        attempt,
        call: callOf(event),
        seat: event.seat,
        ...whoAt(event.seat),
        step,
        leg,
        at: event.at,
      }),
    legAnswered: ({ leg }, event) => void answer.run(event.at, callOf(event), leg),
    attemptEnded: ({ attempt, result }, { at }) => void end.run(at, result, attempt),
  };
}
