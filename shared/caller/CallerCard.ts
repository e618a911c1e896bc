import type { CallId } from '../kernel/ids';
import type { OrderRow } from '../order/OrderRow';
import type { CallerFlag } from './callerFlags';

/**
 * What is known of a caller by the number. Before the call is answered only how often the number has called:
 * the number is masked, and orders and marks (which hold words about a person) are not given.
 */
export interface CallerCard {
  readonly call: CallId;
  /** The call was answered here: everything below is given. */
  readonly revealed: boolean;
  /** Masked until then; empty where it is hidden. */
  readonly number: string;
  /** Earlier calls of this number on both sides, this one not counted. `nonCases`: those that were no matter. */
  readonly calls: { readonly count: number; readonly nonCases: number; readonly last?: number | undefined };
  /** Orders of this caller that are not closed yet, newest first. */
  readonly orders: readonly OrderRow[];
  readonly flags: readonly CallerFlag[];
}
