// Main process. Which failure the caller hears when several were returned (RFC 3261 §16.7 step 6).
import type { SipResponse } from '../message/sipMessage';

export interface Outcome {
  readonly status: number;
  /** Absent where the exchange itself says so: no answer, a lost socket, nobody registered. */
  readonly response?: SipResponse;
}

/** Lower is better. Among 4xx: what the caller can act on first, then busy, then absent, then mere silence. */
const rank = (status: number): number => {
  if (status >= 600) return 0;
  if (status === 401 || status === 407 || status === 415 || status === 420 || status === 484) return 400;
  if (status === 486) return 410;
  if (status === 480) return 430;
  if (status === 408) return 440;
  if (status === 487) return 450;
  if (status >= 400 && status < 500) return 420;
  return status;
};

export const betterOutcome = (held: Outcome | undefined, heard: Outcome): Outcome =>
  held === undefined || rank(heard.status) < rank(held.status) ? heard : held;
