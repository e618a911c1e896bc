import { sameNumbers } from '@shared/call/normalNumber';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { IncidentMember } from '@shared/incident/IncidentEvent';
import { excerptOf } from '@shared/order/maskNumber';
import type { Database } from 'better-sqlite3';
import { callOf, type Handlers } from './Handlers';

const INCIDENT = 'incident:';

/** Without the home area code: that is a setting of whoever asks, and the table must not depend on it. */
const callerOf = (number: string): string => sameNumbers(number, '')[0] ?? '';

/** Table `matters`: who called, about what, where, and which event it belongs to. */
export function projectMatters(db: Database): Handlers {
  const add = db.prepare(
    `INSERT INTO matters (call, seat, caller, started_at, row, item, division, place, excerpt)
     VALUES (?, ?, ?, ?, '', '', '', '', '') ON CONFLICT (call) DO NOTHING`,
  );
  // The number that came with the hand-over record is the citizen's, whoever is on the line now.
  const replace = db.prepare(
    `UPDATE matters SET caller = :caller WHERE call = :call AND :caller <> ''
     AND EXISTS (SELECT 1 FROM legs WHERE call = :call AND leg = :leg AND role = 'caller')
     AND NOT EXISTS (SELECT 1 FROM handovers WHERE received_call = :call)`,
  );
  const receive = db.prepare(
    `UPDATE matters SET caller = CASE WHEN :caller <> '' THEN :caller ELSE caller END,
       item = CASE WHEN row = '' THEN :item ELSE item END, row = CASE WHEN row = '' THEN :row ELSE row END,
       division = CASE WHEN division = '' THEN :division ELSE division END,
       place = CASE WHEN place = '' THEN :place ELSE place END,
       excerpt = CASE WHEN excerpt = '' THEN :excerpt ELSE excerpt END WHERE call = :call`,
  );
  const write = db.prepare(
    `UPDATE matters SET division = coalesce(:division, division), place = coalesce(:place, place),
       excerpt = coalesce(:excerpt, excerpt) WHERE call = :call`,
  );
  const choose = db.prepare('UPDATE matters SET row = ?, item = ? WHERE call = ?');
  const level = db.prepare('UPDATE matters SET level = ? WHERE call = ?');
  const nonCase = db.prepare('UPDATE matters SET non_case = ? WHERE call = ?');
  const join = db.prepare('UPDATE matters SET incident = ? WHERE call = ?');
  // Two hosts that open one event in the same moment come to the same of the two, whichever they hear of first.
  const open = db.prepare(
    `UPDATE matters SET incident = :incident WHERE call = :call AND (incident IS NULL OR incident > :incident)`,
  );
  const leave = db.prepare('UPDATE matters SET incident = NULL WHERE call = ? AND incident = ?');

  // A report that another host told; its own call is in the table already. `#` before the tag: no number begins so.
  const tell = db.prepare(
    `INSERT INTO matters (call, seat, caller, started_at, row, item, division, place, excerpt, level)
     VALUES (:call, :seat, '#' || :tag, :at, :row, :item, :division, :place, '', :level) ON CONFLICT (call) DO NOTHING`,
  );
  const tellMember = (member: IncidentMember | undefined) => {
    if (member !== undefined) tell.run({ ...member, level: member.level ?? null });
  };

  const incidentOf = ({ stream }: RecordedEvent) => stream.slice(INCIDENT.length);

  return {
    legOffered: ({ role, party }, event) => {
      if (role === 'caller') add.run(callOf(event), event.seat, callerOf(party.number), event.at);
    },
    legReplaced: ({ leg, party }, event) =>
      void replace.run({ call: callOf(event), leg, caller: callerOf(party.number) }),
    handoverReceived: ({ record }, event) =>
      void receive.run({
        call: callOf(event),
        caller: callerOf(record.callerNumber ?? ''),
        row: record.row ?? '',
        item: record.item ?? '',
        division: record.division ?? '',
        place: record.place ?? '',
        excerpt: excerptOf(record.narrative ?? ''),
      }),
    fieldsWritten: ({ fields }, event) =>
      void write.run({
        call: callOf(event),
        division: fields.division ?? null,
        place: fields.place ?? null,
        excerpt: fields.narrative === undefined ? null : excerptOf(fields.narrative),
      }),
    rowChosen: (body, event) => void choose.run(body.row, body.item ?? '', callOf(event)),
    levelConfirmed: (body, event) => void level.run(body.level, callOf(event)),
    nonCaseMarked: (body, event) => void nonCase.run(body.nonCase, callOf(event)),
    // The machine takes these back too: a saved matter and a marked danger are no non-case.
    submitted: (_body, event) => void nonCase.run(null, callOf(event)),
    dangerMarked: (_body, event) => void nonCase.run(null, callOf(event)),
    reportTold: ({ member }) => tellMember(member),
    incidentOpened: ({ calls, members = [] }, event) => {
      for (const member of members) tellMember(member);
      for (const call of calls) open.run({ call, incident: incidentOf(event) });
    },
    incidentJoined: ({ call, member }, event) => {
      tellMember(member);
      join.run(incidentOf(event), call);
    },
    incidentLeft: ({ call }, event) => void leave.run(call, incidentOf(event)),
  };
}
