import type { Level } from '../intake/IntakeEvent';
import type { CallId, OrderId, SeatId } from '../kernel/ids';
import type { Side } from '../kernel/side';

/** An order as a line of a list. */
export interface OrderRow {
  readonly order: OrderId;
  readonly number: string;
  readonly side: Side;
  readonly seat: SeatId;
  readonly call?: CallId | undefined;
  readonly row: string;
  readonly item: string;
  readonly level: Level;
  readonly dangerNow: boolean;
  readonly state: 'open' | 'dispatched' | 'accepted' | 'returned' | 'closed';
  /** First line of the narrative, for recognising it; numbers in it masked. */
  readonly excerpt: string;
  readonly place: string;
  /** Masked: 138****0001. */
  readonly callerNumber: string;
  readonly createdAt: number;
  readonly changedAt: number;
}
