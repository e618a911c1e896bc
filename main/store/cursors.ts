import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Database } from 'better-sqlite3';
import type { StoreVerbs } from './Store';

interface Cursors extends Pick<StoreVerbs, 'waiting' | 'readCursor' | 'writeCursor'> {
  /** Keeps the counts true without counting again: a seat that is never linked waits with all its log. */
  counted(fresh: readonly RecordedEvent[]): void;
}

/** Named places in the log: how far the platform link, or any other reader, has come. */
export function prepareCursors(db: Database): Cursors {
  const read = db.prepare<[string], number>('SELECT seq FROM cursors WHERE name = ?').pluck();
  const write = db.prepare(
    'INSERT INTO cursors (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq',
  );
  const count = db
    .prepare<[number], number>("SELECT count(*) FROM events WHERE seq > ? AND origin = 'seat'")
    .pluck();
  const oldest = db
    .prepare<[number], number>(
      "SELECT recorded_at FROM events WHERE seq > ? AND origin = 'seat' ORDER BY seq LIMIT 1",
    )
    .pluck();
  const counts = new Map<string, number>();
  const readCursor = (name: string): number => read.get(name) ?? 0;

  return {
    readCursor,
    writeCursor(name, seq) {
      write.run(name, seq);
      counts.delete(name);
    },
    waiting(name) {
      const cursor = readCursor(name);
      const waiting = counts.get(name) ?? count.get(cursor) ?? 0;
      counts.set(name, waiting);
      return { count: waiting, since: waiting > 0 ? oldest.get(cursor) : undefined };
    },
    counted(fresh) {
      const made = fresh.filter((event) => event.origin === 'seat').length;
      for (const [name, waiting] of counts) counts.set(name, waiting + made);
    },
  };
}
