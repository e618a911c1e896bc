import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { contactOfLeaver, foldContact, type OpenContact } from '@shared/indicators/facts/foldContacts';
import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

const COLUMNS = `call, rang, seat, person, leg, caller, queued_at AS queuedAt, offered_at AS offeredAt,
  answered_at AS answeredAt, left_at AS leftAt, cause, held_ms AS heldMs, held_since AS heldSince,
  wrapped_at AS wrappedAt, missed, row, level, division, dispatched_at AS dispatchedAt`;

/** Table `contacts`: one line for each call that was offered to a seat or left a queue, by the fold that defines it. */
export function projectContacts(db: Database, personAt: (seat: string) => string): Handlers {
  const read = db.prepare<[string], OpenContact>(`SELECT ${COLUMNS} FROM contacts WHERE call = ?`);
  const write = db.prepare(
    `INSERT OR REPLACE INTO contacts (call, rang, seat, person, leg, caller, queued_at, offered_at, answered_at, left_at,
       cause, held_ms, held_since, wrapped_at, missed, row, level, division, dispatched_at)
     VALUES (:call, :rang, :seat, :person, :leg, :caller, :queuedAt, :offeredAt, :answeredAt, :leftAt, :cause, :heldMs,
       :heldSince, :wrappedAt, :missed, :row, :level, :division, :dispatchedAt)`,
  );
  const missed = db.prepare('UPDATE contacts SET missed = 1 WHERE call = ?');
  const dispatched = db.prepare(
    'UPDATE contacts SET dispatched_at = ? WHERE call = ? AND dispatched_at IS NULL',
  );
  const fold = (_body: unknown, event: RecordedEvent): void => {
    const before = read.get(callOf(event));
    const after = foldContact(before, event, before?.person ?? personAt(event.seat));
    if (after !== undefined && after !== before) write.run(after);
  };
  return {
    legOffered: fold,
    legAnswered: fold,
    legHeld: fold,
    legRetrieved: fold,
    legEnded: fold,
    seatLeft: fold,
    callLost: fold,
    wrapUpDone: fold,
    rowChosen: fold,
    levelConfirmed: fold,
    handoverReceived: fold,
    // Drafts come every second; one that says nothing of the place changes nothing here.
    fieldsWritten: (body, event) => {
      if (body.fields.division !== undefined) fold(body, event);
    },
    queueLeft: (body, event) => void write.run(contactOfLeaver(event, body)),
    callMissed: ({ call }) => void missed.run(call),
    orderCreated: ({ side, call, draft }, { at }) => {
      if (side === '110' && draft === undefined && call !== undefined) dispatched.run(at, call);
    },
  };
}
