import type { CallId } from '../kernel/ids';

/** He hung up while he waited; or was sent away: nobody works for the number, too many wait, or he waited too long. */
export type QueueEnd = 'gaveUp' | 'turnedAway';

/** Nobody was rung for him, so no seat's call tells of him: the first event of a stream of its own. */
export interface QueueLeft {
  readonly type: 'queueLeft';
  /** As his telephone shows it; empty where he hides it. */
  readonly number: string;
  /** The number that he dialled, with the city's code where he dialled that. */
  readonly queue: string;
  /** Since when he waited, milliseconds since the epoch. */
  readonly since: number;
  readonly why: QueueEnd;
}

/** What people do about a missed call, in a stream of its own. That a seat missed it, and its end by a call, follows
 *  from the calls themselves. */
export type MissedEvent =
  | QueueLeft
  | { readonly type: 'missedClaimed'; readonly by: string }
  | { readonly type: 'missedReleased' }
  | { readonly type: 'missedCallBackDialled'; readonly call: CallId }
  | { readonly type: 'missedClosed'; readonly by: string; readonly note: string };
