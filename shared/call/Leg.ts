import type { LegId } from '../kernel/ids';

/** Who is at the far end of a leg, seen from this seat. */
export type LegRole = 'caller' | 'partner' | 'other';

/** The far end as signalling names it. Personal data: masked on lists, never logged. */
export interface Party {
  /** User part of the SIP URI: a telephone number or a seat id. Empty where the caller hides it. */
  readonly number: string;
  readonly name?: string | undefined;
}

/** Why a leg is over, in the program's words; foreign codes are translated at the edge (renderer/phone/sip). */
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
}

export const isConnected = (leg: Leg): boolean => leg.state.at === 'connected';
export const isEnded = (leg: Leg): boolean => leg.state.at === 'ended';
