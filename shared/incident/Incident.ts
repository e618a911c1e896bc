import type { Level } from '../intake/IntakeEvent';
import { assertNever } from '../kernel/assertNever';
import type { CallId } from '../kernel/ids';
import type { IncidentEvent } from './IncidentEvent';

/** One happening as its stream tells it. */
export interface Incident {
  readonly row: string;
  readonly item: string;
  readonly division: string;
  readonly place: string;
  /** Calls in it, in the order in which they came. */
  readonly calls: readonly CallId[];
  /** Calls that a person took out: they are not offered it again. */
  readonly left: readonly CallId[];
  /** What a person last decided about its level, and at how many callers. */
  readonly decided?: { readonly level: Level; readonly callers: number } | undefined;
}

/** The incident after one event; undefined before it is opened. Recorded events are never refused. */
export function evolveIncident(incident: Incident | undefined, event: IncidentEvent): Incident | undefined {
  if (event.type === 'incidentOpened') {
    const { row, item, division, place, calls } = event;
    return incident ?? { row, item, division, place, calls, left: [] };
  }
  if (incident === undefined) return undefined;
  if (event.type === 'reportTold') return incident;
  switch (event.type) {
    case 'incidentJoined':
      return incident.calls.includes(event.call)
        ? incident
        : {
            ...incident,
            calls: [...incident.calls, event.call],
            left: incident.left.filter((call) => call !== event.call),
          };
    case 'incidentLeft':
      return {
        ...incident,
        calls: incident.calls.filter((call) => call !== event.call),
        left: [...incident.left, event.call],
      };
    case 'incidentLevelDecided':
      return { ...incident, decided: { level: event.level, callers: event.callers } };
    default:
      return assertNever(event);
  }
}

export const incidentFrom = (events: readonly IncidentEvent[]): Incident | undefined =>
  events.reduce<Incident | undefined>(evolveIncident, undefined);
