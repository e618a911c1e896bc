import type { LegRole, Party } from '@shared/call/Leg';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

interface BegunLeg {
  readonly leg: string;
  readonly role: LegRole;
  readonly party: Party;
  readonly dialled: string;
  readonly direction: 'in' | 'out';
  readonly handover: string | null;
}

/** Tables `calls` and `legs`: from the first leg to the end of the wrap-up. */
export function projectCalls(db: Database): Handlers {
  const addCall = db.prepare(
    `INSERT INTO calls (call, seat, direction, number, dialled, handover, started_at, lost)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (call) DO NOTHING`,
  );
  const addLeg = db.prepare(
    'INSERT INTO legs (call, leg, role) VALUES (?, ?, ?) ON CONFLICT (call, leg) DO NOTHING',
  );
  // A call goes on when a new leg is dialled after the last one ended: the caller is rung back.
  const goesOn = db.prepare('UPDATE calls SET ended_at = NULL WHERE call = ? AND ended_at IS NOT NULL');
  const answer = db.prepare(
    `UPDATE calls SET answered_at = ? WHERE call = ? AND answered_at IS NULL
     AND EXISTS (SELECT 1 FROM legs WHERE call = calls.call AND leg = ? AND role = 'caller')`,
  );
  const endLeg = db.prepare('UPDATE legs SET ended_at = ? WHERE call = ? AND leg = ? AND ended_at IS NULL');
  const endCall = db.prepare(
    `UPDATE calls SET last_cause = ?, ended_at = ? WHERE call = ? AND ended_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM legs WHERE call = calls.call AND ended_at IS NULL)`,
  );
  const loseLegs = db.prepare('UPDATE legs SET ended_at = ? WHERE call = ? AND ended_at IS NULL');
  const lose = db.prepare(
    `UPDATE calls SET lost = 1, last_cause = 'lost', ended_at = coalesce(ended_at, ?) WHERE call = ?`,
  );
  const citizen = db.prepare(
    `UPDATE calls SET via = CASE WHEN number = :number THEN via ELSE coalesce(via, number) END, number = :number
     WHERE call = :call AND direction = 'in' AND :number <> ''`,
  );
  // The number that came with the hand-over record is the citizen's, whoever is on the line now.
  const replace = db.prepare(
    `UPDATE calls SET via = number, number = :number WHERE call = :call AND direction = 'in' AND :number <> ''
     AND via IS NULL AND EXISTS (SELECT 1 FROM legs WHERE call = :call AND leg = :leg AND role = 'caller')`,
  );
  const wrap = db.prepare('UPDATE calls SET wrapped_at = ? WHERE call = ? AND wrapped_at IS NULL');

  function begin(event: RecordedEvent, leg: BegunLeg): void {
    const call = callOf(event);
    addCall.run(call, event.seat, leg.direction, leg.party.number, leg.dialled, leg.handover, event.at);
    if (addLeg.run(call, leg.leg, leg.role).changes === 1) goesOn.run(call);
  }

  return {
    legOffered: (body, event) => begin(event, { ...body, direction: 'in', handover: body.handover ?? null }),
    legDialled: (body, event) =>
      begin(event, { ...body, direction: 'out', dialled: body.party.number, handover: null }),
    handoverReceived: ({ record }, event) =>
      void citizen.run({ call: callOf(event), number: record.callerNumber ?? '' }),
    legReplaced: ({ leg, party }, event) =>
      void replace.run({ call: callOf(event), leg, number: party.number }),
    legAnswered: (body, event) => void answer.run(event.at, callOf(event), body.leg),
    legEnded: (body, event) => {
      endLeg.run(event.at, callOf(event), body.leg);
      endCall.run(body.cause, event.at, callOf(event));
    },
    callLost: (_body, event) => {
      loseLegs.run(event.at, callOf(event));
      lose.run(event.at, callOf(event));
    },
    wrapUpDone: (_body, event) => void wrap.run(event.at, callOf(event)),
  };
}
