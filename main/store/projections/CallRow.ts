import type { EndCause } from '@shared/call/Leg';
import type { CallId, HandoverId, SeatId } from '@shared/kernel/ids';

/** A call as a line of a list. Times in milliseconds since the epoch. */
export interface CallRow {
  readonly call: CallId;
  readonly seat: SeatId;
  readonly direction: 'in' | 'out';
  /** The caller's number, not masked; empty where it is hidden. Of a call that was handed over the citizen's. */
  readonly number: string;
  /** The number that handed it over, where that is another one. */
  readonly via?: string | undefined;
  readonly dialled: string;
  readonly handover?: HandoverId | undefined;
  readonly startedAt: number;
  /** When the caller's leg was first answered. */
  readonly answeredAt?: number | undefined;
  /** When the last leg ended; missing while one is left. */
  readonly endedAt?: number | undefined;
  readonly lastCause?: EndCause | undefined;
  /** The program died in this call and the phone no longer had it. */
  readonly lost: boolean;
  /** When the operator ended the wrap-up. */
  readonly wrappedAt?: number | undefined;
}
