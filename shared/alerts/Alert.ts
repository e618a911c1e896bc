import type { Side } from '../kernel/side';

/** What a lead is told of before it goes wrong. `over…`: longer than the team's rule. */
export type AlertKind =
  | 'talkLong'
  | 'talkTooLong'
  | 'wrapUpOver'
  | 'pauseOver'
  | 'danger'
  | 'ladderFailed'
  | 'seatLost'
  | 'queueWait'
  | 'queueMean'
  | 'queueRate'
  | 'clock50'
  | 'clock80'
  | 'clock100';

/** `high`: with a sound, and first. */
export type AlertWeight = 'high' | 'low';

/**
 * One alert. `id` is made of the fact that it is about: the same fact is the same alert, on every board and after a
 * restart, and another call of the same seat is another one.
 */
export interface Alert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly weight: AlertWeight;
  /** Seat key, side, or number of the order. */
  readonly about: string;
  readonly side: Side;
  readonly team: string;
  /** When it began to hold, milliseconds by the host's clock. */
  readonly since: number;
}

/** 已确认: who has seen to it. */
export interface Acknowledged {
  /** Staff number, or the seat. */
  readonly by: string;
  readonly at: number;
}
