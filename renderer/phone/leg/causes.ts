// Phone page. SIP's words for what went wrong, in the program's (RFC 3261 §21, Q.850 by way of the status), and back.
import type { EndCause } from '@shared/call/Leg';
import type { Refusal } from '../port/PhonePort';

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

/** What a call that we turn down is answered with, and what it ends as here. */
export const REFUSALS: Readonly<Record<Refusal, { readonly status: number; readonly cause: EndCause }>> = {
  busy: { status: 486, cause: 'busy' },
  away: { status: 480, cause: 'noAnswer' },
  rejected: { status: 603, cause: 'rejected' },
  forbidden: { status: 403, cause: 'rejected' },
  failed: { status: 500, cause: 'failed' },
};
