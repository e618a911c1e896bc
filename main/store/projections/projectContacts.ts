import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { WhoThere } from '@shared/indicators/facts/Facts';
import { contactOfLeaver, foldContact, type OpenContact } from '@shared/indicators/facts/foldContacts';
import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

const COLUMNS = `call, rang, seat, person, lent_to AS lentTo, leg, caller, queued_at AS queuedAt, offered_at AS offeredAt,
  answered_at AS answeredAt, left_at AS leftAt, cause, held_ms AS heldMs, held_since AS heldSince,
  wrapped_at AS wrappedAt, missed, row, level, division, dispatched_at AS dispatchedAt, kind, direct`;

/** Table `contacts`: one line for each call that was offered to a seat or left a queue, by the fold that defines it. */
export function projectContacts(db: Database, whoAt: (seat: string) => WhoThere): Handlers {
  const read = db.prepare<[string], OpenContact>(`SELECT ${COLUMNS} FROM contacts WHERE call = ?`);
  const write = db.prepare(
    `INSERT OR REPLACE INTO contacts (call, rang, seat, person, lent_to, leg, caller, queued_at, offered_at, answered_at, left_at,
       cause, held_ms, held_since, wrapped_at, missed, row, level, division, dispatched_at, kind, direct)
     VALUES (:call, :rang, :seat, :person, :lentTo, :leg, :caller, :queuedAt, :offeredAt, :answeredAt, :leftAt, :cause, :heldMs,
       :heldSince, :wrappedAt, :missed, :row, :level, :division, :dispatchedAt, :kind, :direct)`,
  );
  const missed = db.prepare('UPDATE contacts SET missed = 1 WHERE call = ?');
  const dispatched = db.prepare(
    'UPDATE contacts SET dispatched_at = ? WHERE call = ? AND dispatched_at IS NULL',
  );
  const fold = (_body: unknown, event: RecordedEvent): void => {
    const before = read.get(callOf(event));
    const after = foldContact(before, event, before ?? whoAt(event.seat));
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
    answeredDirectly: fold,
    keptHere: fold,
    dispatchChosen: fold,
    // Drafts come every second; one that says nothing of place and kind changes nothing here.
    fieldsWritten: (body, event) => {
      const { division, kind } = body.fields;
      if (division !== undefined || kind !== undefined) fold(body, event);
    },
    queueLeft: (body, event) => void write.run(contactOfLeaver(event, body)),
    callMissed: ({ call }) => void missed.run(call),
    orderCreated: ({ side, call, draft }, { at }) => {
      if (side === '110' && draft === undefined && call !== undefined) dispatched.run(at, call);
    },
  };
}
