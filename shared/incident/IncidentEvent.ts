import type { Level } from '../intake/IntakeEvent';
import type { CallId } from '../kernel/ids';

/**
 * One happening that many callers report. Recorded in its own stream `incident:<id>`; which call is in which
 * incident follows from it (table `matters`).
 */
export type IncidentEvent =
  | {
      readonly type: 'incidentOpened';
      readonly row: string;
      readonly item: string;
      /** Division code and place as the first report has them. */
      readonly division: string;
      readonly place: string;
      /** The reports that were offered as one, the first report first; the call that joined them is the last. */
      readonly calls: readonly CallId[];
    }
  | { readonly type: 'incidentJoined'; readonly call: CallId }
  /** A person saw that it is another matter after all. */
  | { readonly type: 'incidentLeft'; readonly call: CallId }
  /** A person took the proposed level, or kept the old one: the next proposal comes at the next mark. */
  | {
      readonly type: 'incidentLevelDecided';
      readonly level: Level;
      /** How many callers there were. */
      readonly callers: number;
      readonly call: CallId;
    };
