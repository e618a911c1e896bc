import type { Level, NonCase } from '@shared/intake/IntakeEvent';
import type { CallId, IncidentId, SeatId } from '@shared/kernel/ids';

/** What a call is about, as its drafts and choices have it: also before anything is saved. */
export interface MatterRow {
  readonly call: CallId;
  readonly seat: SeatId;
  /** Normal form of the caller's number; empty where it is hidden or nobody's. */
  readonly caller: string;
  readonly startedAt: number;
  readonly row: string;
  readonly item: string;
  readonly division: string;
  readonly place: string;
  /** First line of the narrative, numbers masked. */
  readonly excerpt: string;
  /** Once a person has confirmed it. */
  readonly level?: Level | undefined;
  readonly nonCase?: NonCase | undefined;
  readonly incident?: IncidentId | undefined;
  /** The call is another host's, which told it with its incident: what stands in the place of its caller. */
  readonly foreignTag?: string | undefined;
}

/** Earlier calls of one number. */
export interface CallerCalls {
  readonly count: number;
  readonly nonCases: number;
  /** When the last one came. */
  readonly last?: number | undefined;
}
