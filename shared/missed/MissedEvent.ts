import type { CallId } from '../kernel/ids';

/** What people do about a missed call, in a stream of its own. That it was missed, and its end by a call, follows
 *  from the calls themselves. */
export type MissedEvent =
  | { readonly type: 'missedClaimed'; readonly by: string }
  | { readonly type: 'missedReleased' }
  | { readonly type: 'missedCallBackDialled'; readonly call: CallId }
  | { readonly type: 'missedClosed'; readonly by: string; readonly note: string };
