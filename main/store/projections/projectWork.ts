import { workOf } from '@shared/seat/lending/WorkTold';
import type { Database } from 'better-sqlite3';
import type { Handlers } from './Handlers';

/** What seats of other cities did on loan for this one (三（五）): the same tables, a line told again in the place of the one before. */
export function projectWork(db: Database): Handlers {
  const contact = db.prepare(
    `INSERT OR REPLACE INTO contacts (call, rang, seat, person, lent_to, leg, caller, queued_at, offered_at, answered_at,
       left_at, cause, held_ms, held_since, wrapped_at, missed, row, level, division, dispatched_at, kind, direct)
     VALUES (:call, :rang, :seat, :person, :lentTo, '', :caller, :queuedAt, :offeredAt, :answeredAt, :leftAt, :cause, :heldMs,
       :heldSince, :wrappedAt, :missed, :row, :level, :division, :dispatchedAt, :kind, :direct)`,
  );
  const climb = db.prepare(
    `INSERT OR REPLACE INTO climbs (attempt, call, seat, person, lent_to, step, leg, started_at, answered_at, ended_at, result)
     VALUES (:attempt, :call, :seat, :person, :lentTo, :step, '', :startedAt, :answeredAt, :endedAt, :result)`,
  );
  const unsend = db.prepare('DELETE FROM sents WHERE "order" = :order AND seat = :seat AND at = :at');
  const send = db.prepare(
    `INSERT INTO sents (seq, "order", seat, person, lent_to, row, level, at, returned)
     VALUES (:n, :order, :seat, :person, :lentTo, :row, :level, :at, :returned)`,
  );
  const stage = db.prepare(
    `INSERT OR REPLACE INTO stages ("order", department, stage, seat, lent_to, row, level, due_at, met_at)
     VALUES (:order, :department, :stage, :seat, :lentTo, :row, :level, :dueAt, :metAt)`,
  );
  const stageOver = db.prepare('DELETE FROM stages WHERE "order" = ?');
  const unspan = db.prepare('DELETE FROM spans WHERE seat = :seat AND since = :since AND state = :state');
  const span = db.prepare(
    `INSERT INTO spans (n, seat, person, lent_to, state, reason, since, until)
     VALUES (:n, :seat, :person, :lentTo, :state, :reason, :since, :until)`,
  );
  return {
    workTold: (_, event) => {
      const { contacts, climbs, sents, stages, spans } = workOf(event);
      // One event has many lines: they stand below those that are numbered by their own.
      const n = (index: number) => Number.MIN_SAFE_INTEGER + event.seq * 1_000 + index;
      for (const line of contacts) contact.run(line);
      for (const line of climbs) climb.run(line);
      sents.forEach((line, index) => {
        unsend.run(line);
        send.run({ ...line, n: n(index) });
      });
      // All of an order are told together: one that is over is left out.
      for (const order of new Set(stages.map((line) => line.order))) stageOver.run(order);
      for (const line of stages) stage.run(line);
      spans.forEach((line, index) => {
        unspan.run(line);
        span.run({ ...line, n: n(index) });
      });
    },
  };
}
