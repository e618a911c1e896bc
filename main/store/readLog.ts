import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow, toEvent } from './eventRow';
import type { StoreVerbs } from './Store';

type LogReads = Pick<StoreVerbs, 'readStream' | 'readAfter' | 'readSeat' | 'seatHead'>;

/** The log, read in its three orders: by stream, as a whole, by seat. */
export function prepareLogReads(db: Database): LogReads {
  const select = `SELECT ${EVENT_COLUMNS} FROM events`;
  const stream = db.prepare<[string, number], EventRow>(
    `${select} WHERE stream = ? AND version > ? ORDER BY version`,
  );
  const after = db.prepare<[number, number], EventRow>(`${select} WHERE seq > ? ORDER BY seq LIMIT ?`);
  const seat = db.prepare<[string, number, number], EventRow>(
    `${select} WHERE seat = ? AND seat_no BETWEEN ? AND ? ORDER BY seat_no`,
  );
  const last = db.prepare<[string], { seatNo: number; hash: string }>(
    'SELECT seat_no AS seatNo, hash FROM events WHERE seat = ? ORDER BY seat_no DESC LIMIT 1',
  );
  const events = (rows: readonly EventRow[]): readonly RecordedEvent[] => rows.map(toEvent);
  return {
    readStream: (id, from = 0) => events(stream.all(id, from)),
    readAfter: (seq, limit) => events(after.all(seq, limit)),
    readSeat: (id, from, to) => events(seat.all(id, from, to)),
    seatHead: (id) => last.get(id) ?? { seatNo: 0, hash: '' },
  };
}
