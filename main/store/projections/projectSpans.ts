import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { WhoThere } from '@shared/indicators/facts/Facts';
import { movesSeat, seatAfter, spanOf, whoAt } from '@shared/indicators/facts/foldSpans';
import type { Seat } from '@shared/seat/Seat';
import type { Database } from 'better-sqlite3';

export interface SpanProjection {
  project(event: RecordedEvent): void;
  /** Who sits there as the log stands. */
  whoAt(seat: string): WhoThere;
}

/** Tables `seat_now` and `spans`: how long each seat was in which state, and with whom. */
export function projectSpans(db: Database): SpanProjection {
  const read = db.prepare<[string], string>('SELECT state FROM seat_now WHERE seat = ?').pluck();
  const write = db.prepare('INSERT OR REPLACE INTO seat_now (seat, state) VALUES (?, ?)');
  const last = db.prepare<[string], object>(
    'SELECT person, lent_to AS lentTo, state, reason FROM spans WHERE seat = ? AND until IS NULL',
  );
  const end = db.prepare('UPDATE spans SET until = ? WHERE seat = ? AND until IS NULL');
  const begin = db.prepare(
    `INSERT INTO spans (n, seat, person, lent_to, state, reason, since)
     VALUES (:n, :seat, :person, :lentTo, :state, :reason, :since)`,
  );
  const seatNow = (seat: string): Seat | undefined => {
    const text = read.get(seat);
    return text === undefined ? undefined : (JSON.parse(text) as Seat);
  };
  return {
    whoAt: (seat) => whoAt(seatNow(seat)),
    project(event) {
      if (!movesSeat(event)) return;
      const { seat, seq, at } = event;
      const before = seatNow(seat);
      const after = seatAfter(before, event);
      if (after === before) return;
      write.run(seat, JSON.stringify(after));
      const is = spanOf(after);
      const was = last.get(seat);
      if (was !== undefined && JSON.stringify(was) === JSON.stringify(is)) return;
      end.run(at, seat);
      begin.run({ n: seq, seat, since: at, ...is });
    },
  };
}
