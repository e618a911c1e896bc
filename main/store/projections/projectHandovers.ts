import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

/** Table `handovers`: the record by its id, whether it was sent from here, received here, or both. */
export function projectHandovers(db: Database): Handlers {
  const sent = db.prepare(
    `INSERT INTO handovers (handover, sent_call, record) VALUES (?, ?, ?)
     ON CONFLICT (handover) DO UPDATE SET sent_call = excluded.sent_call`,
  );
  const received = db.prepare(
    `INSERT INTO handovers (handover, received_call, record) VALUES (?, ?, ?)
     ON CONFLICT (handover) DO UPDATE SET received_call = excluded.received_call`,
  );
  return {
    handoverSent: ({ record }, event) => void sent.run(record.id, callOf(event), JSON.stringify(record)),
    handoverReceived: ({ record }, event) =>
      void received.run(record.id, callOf(event), JSON.stringify(record)),
  };
}
