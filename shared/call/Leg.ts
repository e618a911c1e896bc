import type { LegId } from '../kernel/ids';

/** Who is at the far end of a leg, seen from this seat. */
export type LegRole = 'caller' | 'partner' | 'other' | 'supervisor';

/** 监听、密语、强插: hears all; is heard by the operator alone; is heard by all. */
export type Supervision = 'monitor' | 'whisper' | 'barge';

/**
 * A confirmed dialog as another phone page needs it to take the call over by INVITE with Replaces (RFC 3891), seen
 * from this seat. `aor`: where that INVITE reaches the far end, a SIP URI without brackets.
 */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly remoteTarget: string;
  readonly aor: string;
}

/** The far end as signalling names it. Personal data: masked on lists, never logged. */
export interface Party {
  /** User part of the SIP URI: a telephone number or a seat id. Empty where the caller hides it. */
  readonly number: string;
  readonly name?: string | undefined;
}

/** Why a leg is over, in the program's words; foreign codes are translated at the edge (renderer/phone/leg). */
export type EndCause =
  | 'hungUpHere'
  | 'hungUpThere'
  | 'busy'
  | 'noAnswer'
  | 'rejected'
  | 'cancelledHere'
  | 'cancelledThere'
  | 'replaced'
  | 'failed'
  | 'lost';

/** One SIP dialog of this seat, early or confirmed (RFC 3261 §12). */
export type LegState =
  | { readonly at: 'offered' }
  | { readonly at: 'dialled' }
  | { readonly at: 'rung' }
  | { readonly at: 'connected'; readonly heldHere: boolean; readonly heldThere: boolean }
  | { readonly at: 'ended'; readonly cause: EndCause; readonly status?: number | undefined };

export interface Leg {
  readonly id: LegId;
  readonly role: LegRole;
  readonly direction: 'in' | 'out';
  readonly party: Party;
  readonly state: LegState;
  /** Heard by nobody, hears all the same. */
  readonly muted: boolean;
  /** Of a supervisor's leg, and of a lead's own leg to the seat that he supervises. */
  readonly supervision?: Supervision | undefined;
  readonly dialog?: Dialog | undefined;
}

export const isConnected = (leg: Leg): boolean => leg.state.at === 'connected';
export const isEnded = (leg: Leg): boolean => leg.state.at === 'ended';
