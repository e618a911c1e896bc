import type { CallId } from '../kernel/ids';
import type { WrapUpMode } from './SeatRules';

/**
 * 座席状态: what the board shows and what decides whether a seat is rung. Times in milliseconds; `since` and `until`
 * come from recorded facts. Held is a busy seat's, lent a mark beside every state (`Seat.lent`).
 */
export type SeatState =
  | { readonly at: 'offline'; readonly since: number }
  | { readonly at: 'available'; readonly since: number }
  | { readonly at: 'offered'; readonly since: number; readonly call: CallId }
  | { readonly at: 'busy'; readonly since: number; readonly call: CallId; readonly held: boolean }
  | {
      readonly at: 'wrapUp';
      readonly since: number;
      readonly call: CallId;
      readonly mode: WrapUpMode;
      /** When it ends by itself (`timed`, `strict`), or when it is over the limit. */
      readonly until?: number | undefined;
      /** How often it may still be extended. */
      readonly extensions: number;
    }
  /** `limit`: how long it may last. */
  | {
      readonly at: 'pause';
      readonly since: number;
      readonly reason: string;
      readonly limit?: number | undefined;
    }
  | { readonly at: 'training'; readonly since: number }
  /** Offered and not answered: nobody is offered here until its person confirms. */
  | { readonly at: 'missed'; readonly since: number; readonly call: CallId }
  /** It waits for calls, and its phone is lost. */
  | { readonly at: 'disconnected'; readonly since: number };

/** When the state is over its limit, milliseconds; undefined where it has none. */
export function limitAt(state: SeatState): number | undefined {
  if (state.at === 'wrapUp') return state.until;
  return state.at === 'pause' && state.limit !== undefined ? state.since + state.limit : undefined;
}
