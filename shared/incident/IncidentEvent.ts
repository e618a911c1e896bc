import type { Level } from '../intake/IntakeEvent';
import type { CallId, SeatId } from '../kernel/ids';

/**
 * A report as another host needs it, to count it and to find its like: what it is about and where, nobody's number
 * and nobody's words. Numbers in the place are masked.
 */
export interface IncidentMember {
  readonly call: CallId;
  readonly seat: SeatId;
  /** When the call came. */
  readonly at: number;
  readonly row: string;
  readonly item: string;
  readonly division: string;
  readonly place: string;
  readonly level?: Level | undefined;
  /** Tells two calls of one number within this incident (main/incidents/callerTag.ts); empty where it is hidden. */
  readonly tag: string;
}

/**
 * One happening that many callers report. Recorded in its own stream `incident:<id>`; which call is in which
 * incident follows from it (table `matters`).
 */
export type IncidentEvent =
  /**
   * A grave report that stands alone so far, told so that other hosts find its like. Its stream is named after its
   * call: an event that begins with it is opened there, and the tags of both hosts are of one kind.
   */
  | { readonly type: 'reportTold'; readonly member: IncidentMember }
  | {
      readonly type: 'incidentOpened';
      readonly row: string;
      readonly item: string;
      /** Division code and place as the first report has them. */
      readonly division: string;
      readonly place: string;
      /** The reports that were offered as one, the first report first; the call that joined them is the last. */
      readonly calls: readonly CallId[];
      /** The same reports, for hosts that have not their calls; absent in older logs. */
      readonly members?: readonly IncidentMember[] | undefined;
    }
  | {
      readonly type: 'incidentJoined';
      readonly call: CallId;
      readonly member?: IncidentMember | undefined;
    }
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
