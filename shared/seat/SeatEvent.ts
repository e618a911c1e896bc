import type { CallId } from '../kernel/ids';
import type { OrderFilter, OrderView } from '../order/OrderView';
import type { Person } from '../person/Person';

export type SeatEvent =
  /** `person`: who sits here from now on. Absent: whoever sat here comes back. */
  | { readonly type: 'seatSignedIn'; readonly person?: Person | undefined }
  /** Somebody tried and was refused: a wrong number or PIN. */
  | { readonly type: 'signInRefused'; readonly person: string; readonly reason: 'unknown' | 'pinWrong' }
  /** A list left as a file: who sat here may see what it held, and that it left is kept. */
  | {
      readonly type: 'ordersExported';
      readonly format: 'csv' | 'xlsx';
      readonly view: OrderView;
      /** Words were looked for; which ones may be personal. */
      readonly searched: boolean;
      readonly filter: OrderFilter;
      /** Narrative, numbers and names in full. */
      readonly full: boolean;
      readonly rows: number;
    }
  | { readonly type: 'seatSignedOut' }
  | { readonly type: 'seatMadeAvailable' }
  | { readonly type: 'pauseStarted'; readonly reason: string }
  /** What comes after the running call; `available` replaces an earlier queued state. */
  | {
      readonly type: 'nextStateQueued';
      readonly next: 'available' | 'pause';
      readonly reason?: string | undefined;
    }
  | { readonly type: 'callMissed'; readonly call: CallId }
  | { readonly type: 'missConfirmed' };
