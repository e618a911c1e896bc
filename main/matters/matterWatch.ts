// Runs in the host. Tells the desks when the event or the precedents of a running call change, whoever changed them.
import type { Pushes } from '@shared/contract/calls';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { IncidentView } from '@shared/incident/IncidentView';
import type { CallId, SeatId } from '@shared/kernel/ids';
import type { PrecedentHit } from '@shared/precedent/matchPrecedents';

export interface MatterWatchDeps {
  /** Seats whose desk is open: nobody else can be told. */
  desks(): readonly SeatId[];
  /** Calls that run there. */
  openCalls(seat: SeatId): Promise<readonly CallId[]>;
  incident(seat: SeatId, call: CallId): Promise<IncidentView | null>;
  precedents(seat: SeatId, call: CallId): Promise<readonly PrecedentHit[]>;
  tell<K extends 'incident.changed' | 'precedents.changed'>(seat: SeatId, name: K, data: Pushes[K]): void;
}

export interface MatterWatch {
  heard(events: readonly RecordedEvent[]): void;
  /** Settles when everything that was heard is told; for tests and for closing. */
  settled(): Promise<void>;
}

type Body = RecordedEvent['body'];

/** What can make two reports alike or not, or change what is shown of them. */
const touchesIncidents = (body: Body): boolean =>
  body.type === 'rowChosen' ||
  body.type === 'nonCaseMarked' ||
  body.type === 'levelConfirmed' ||
  body.type === 'submitted' ||
  body.type === 'dangerMarked' ||
  body.type === 'handoverReceived' ||
  body.type === 'reportTold' ||
  body.type === 'incidentOpened' ||
  body.type === 'incidentJoined' ||
  body.type === 'incidentLeft' ||
  body.type === 'incidentLevelDecided' ||
  (body.type === 'fieldsWritten' && (body.fields.place ?? body.fields.division) !== undefined);

const touchesPrecedents = (body: Body): boolean =>
  body.type === 'rowChosen' ||
  body.type === 'handoverReceived' ||
  body.type === 'precedentRecorded' ||
  body.type === 'precedentWithdrawn' ||
  body.type === 'precedentSetAside' ||
  (body.type === 'fieldsWritten' && (body.fields.narrative ?? body.fields.division) !== undefined);

export function createMatterWatch(deps: MatterWatchDeps): MatterWatch {
  const told = new Map<string, string>();
  let work: Promise<void> = Promise.resolve();
  const wanted = { incidents: false, precedents: false };

  const tell = <K extends 'incident.changed' | 'precedents.changed'>(
    seat: SeatId,
    call: CallId,
    name: K,
    data: Pushes[K],
    nothing: boolean,
  ) => {
    const key = `${name} ${call}`;
    const text = JSON.stringify(data);
    // A call that never had one is not told so.
    if (told.get(key) === text || (nothing && !told.has(key))) return;
    told.set(key, text);
    deps.tell(seat, name, data);
  };

  const look = async () => {
    const { incidents, precedents } = wanted;
    wanted.incidents = false;
    wanted.precedents = false;
    if (!incidents && !precedents) return;
    for (const seat of deps.desks()) {
      for (const call of await deps.openCalls(seat)) {
        if (incidents) {
          const incident = await deps.incident(seat, call);
          tell(seat, call, 'incident.changed', { call, incident }, incident === null);
        }
        if (precedents) {
          const hits = await deps.precedents(seat, call);
          tell(seat, call, 'precedents.changed', { call, hits }, hits.length === 0);
        }
      }
    }
  };

  return {
    heard: (events) => {
      wanted.incidents ||= events.some(({ body }) => touchesIncidents(body));
      wanted.precedents ||= events.some(({ body }) => touchesPrecedents(body));
      // Nothing of a call's own work waits for this; a log that closes meanwhile ends it.
      if (wanted.incidents || wanted.precedents) work = work.then(look).catch(() => undefined);
      for (const { body, stream } of events) {
        if (body.type !== 'wrapUpDone') continue;
        const call = stream.slice('call:'.length);
        told.delete(`incident.changed ${call}`);
        told.delete(`precedents.changed ${call}`);
      }
    },
    settled: () => work,
  };
}
