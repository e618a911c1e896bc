// Phone page. SIP's words for what went wrong, in the program's (RFC 3261 §21, Q.850 by way of the status).
import type { EndCause } from '@shared/call/Leg';

const BY_STATUS: ReadonlyMap<number, EndCause> = new Map([
  [408, 'noAnswer'],
  [480, 'noAnswer'],
  [486, 'busy'],
  [600, 'busy'],
  [403, 'rejected'],
  [603, 'rejected'],
  [487, 'cancelledHere'],
]);

/** Why a call that we made was never answered. */
export const causeOfStatus = (status: number): EndCause => BY_STATUS.get(status) ?? 'failed';
