import type { Level } from '../intake/IntakeEvent';
import type { OrderRow, OrderState } from './OrderRow';

/** The lists of the desk. All are of one's side; `mine` and `drafts` are of the person or seat. */
export type OrderView =
  | 'all'
  | 'mine'
  | 'dueSoon'
  | 'overdue'
  | 'unaccepted'
  | 'incoming'
  | 'drafts'
  | 'supervised';

export const ORDER_VIEWS: readonly OrderView[] = [
  'mine',
  'dueSoon',
  'overdue',
  'unaccepted',
  'incoming',
  'supervised',
  'drafts',
  'all',
];

/** Hours within which a deadline counts as due soon. */
export const DUE_SOON = 24 * 60 * 60_000;

export interface OrderFilter {
  readonly level?: Level | undefined;
  readonly state?: OrderState | undefined;
  /** Code of a row of the diversion lists. */
  readonly row?: string | undefined;
  readonly linkage?: true | undefined;
}

export type OrderOrder = 'newest' | 'oldest' | 'due';

/** Where a page ends: the next one begins behind it, whatever was written in between. */
export interface OrderCursor {
  readonly seq: number;
  readonly dueAt?: number | undefined;
}

/** One page of a list. `next` absent: that was the last one. */
export interface OrderListPage {
  readonly rows: readonly OrderRow[];
  readonly next?: OrderCursor | undefined;
}

/** Counted up to this many; then the desk says 999+. */
export const MOST_COUNTED = 999;

export type OrderCounts = Readonly<Record<OrderView, number>>;
