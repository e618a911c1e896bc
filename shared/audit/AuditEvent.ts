import type { PersonId, SeatId } from '../kernel/ids';

/**
 * Who did what, and whether it was done: a line of the log like any other, so that it is chained with what it is
 * about. It names things by their ids only, never a caller's number or word.
 *
 * `action`: the call of the contract (`order.read`), or what the program itself did (`log.export`). `object`: an id,
 * or names of settings. `code`: why it was not done.
 */
export interface Audited {
  readonly type: 'audited';
  readonly action: string;
  /** Missing where nobody is signed in, and for what the program did by itself. */
  readonly person?: PersonId | undefined;
  readonly object?: string | undefined;
  readonly done: boolean;
  readonly code?: string | undefined;
}

/** A fact of the phone that the host refused for good: left out, so that later ones are recorded. */
export interface FactParked {
  readonly type: 'factParked';
  /** Id and kind of the fact; what it said about a caller stays out of it. */
  readonly fact: string;
  readonly kind: string;
  readonly code: string;
}

/** Erased by rule: the bodies of these events are gone, their places, times and hashes stay. */
export interface LogErased {
  readonly type: 'logErased';
  /** Everything of it was recorded before this time. */
  readonly before: number;
  readonly events: number;
  /** SHA-256 over the erased lines as they are now, by seat: so they can't be changed once more. */
  readonly digests: Readonly<Record<SeatId, string>>;
}

/** What stands in the place of an erased body. */
export interface Erased {
  readonly type: 'erased';
  /** Kind of event that it was. */
  readonly was: string;
  /** Id of the `logErased` that covers it. */
  readonly by: string;
}

export type AuditEvent = Audited | FactParked | LogErased | Erased;
