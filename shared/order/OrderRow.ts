import type { Level } from '../intake/IntakeEvent';
import type { CallId, OrderId, SeatId } from '../kernel/ids';
import type { Side } from '../kernel/side';

/**
 * ```
 * draft ─▸ open ─▸ assigned ─▸ answered ─▸ closed ─▸ (reopened) open
 *   │       │ ▲ └▸ dispatched ─▸ accepted (the other side has it, and goes on as open does)
 *   ▼       │ └───── returned ◂────┘
 * discarded └▸ merged ─▸ (unmerged) open
 * ```
 */
export type OrderState =
  | 'draft'
  | 'open'
  | 'assigned'
  | 'dispatched'
  | 'accepted'
  | 'returned'
  | 'answered'
  | 'closed'
  | 'merged'
  | 'discarded';

/** An order as a line of a list. */
export interface OrderRow {
  readonly order: OrderId;
  readonly number: string;
  /** Who wrote it. */
  readonly side: Side;
  /** Who has it in hand. */
  readonly holder: Side;
  readonly seat: SeatId;
  readonly call?: CallId | undefined;
  readonly row: string;
  readonly item: string;
  readonly level: Level;
  readonly dangerNow: boolean;
  readonly state: OrderState;
  /** First line of the narrative, for recognising it; numbers in it masked. */
  readonly excerpt: string;
  readonly place: string;
  /** Masked: 138****0001. */
  readonly callerNumber: string;
  readonly createdAt: number;
  readonly changedAt: number;
  /** The deadline that comes first of those that have no answer yet, and when its clock started. */
  readonly dueAt?: number | undefined;
  readonly dueFrom?: number | undefined;
  /** Why a deadline could not be told (`calendarUnknown` …): shown, never guessed. */
  readonly clockFailure?: string | undefined;
  /** 督办, and the linkage mark of 四（一）. */
  readonly supervised?: true | undefined;
  readonly linkage?: true | undefined;
  /** How many must still be told at once (三（四）1–2); absent where nobody. */
  readonly atOnceOpen?: number | undefined;
}

/** `due`: the earliest deadline first, those without one last. */
export type OrderSort = 'newest' | 'due';
