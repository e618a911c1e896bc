import type { Level } from '../intake/IntakeEvent';
import type { CallId, IncidentId, SeatId } from '../kernel/ids';

/** The first report of an event, as a later seat sees it. Numbers in its words are masked. */
export interface FirstReport {
  readonly call: CallId;
  readonly at: number;
  readonly seat: SeatId;
  readonly place: string;
  readonly excerpt: string;
  /** Number of its order, where there is one. */
  readonly order?: string | undefined;
}

/** One event with many callers, offered for `call` or joined by it. */
export interface IncidentView {
  readonly call: CallId;
  /** Missing while the reports are only alike and nobody has said that they are one. */
  readonly incident?: IncidentId | undefined;
  readonly joined: boolean;
  /** Different callers; this call's is counted once it has joined. */
  readonly callers: number;
  readonly first: FirstReport;
  /** The level that its matters have, and the one above where the callers have become that many. */
  readonly level: Level;
  readonly proposed?: Level | undefined;
}
