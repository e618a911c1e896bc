import type { CallId, LendingId } from '../kernel/ids';
import type { OrderFilter, OrderView } from '../order/OrderView';
import type { Person } from '../person/Person';
import type { HelpEvent } from './help/HelpEvent';
import type { LendingEvent } from './lending/LendingEvent';
import type { SeatAddress } from './letter/Letter';
import type { WrapUpMode } from './SeatRules';

/** What happened to a seat, in its own stream. Times in milliseconds. The figures come from these. */
export type SeatEvent =
  | SeatPersonEvent
  | SeatRestEvent
  | WrapUpEvent
  | SeatPhoneEvent
  | SeatLeadEvent
  | HelpEvent
  | LendingEvent
  | ListExported;

export type SeatPersonEvent =
  /** `person`: who sits here from now on. Absent: whoever sat here comes back. */
  | {
      readonly type: 'seatSignedIn';
      readonly person?: Person | undefined;
      readonly shift?: string | undefined;
      readonly team?: string | undefined;
    }
  /** Somebody tried and was refused: a wrong number or PIN. */
  | { readonly type: 'signInRefused'; readonly person: string; readonly reason: 'unknown' | 'pinWrong' }
  | { readonly type: 'seatSignedOut' };

export type SeatRestEvent =
  | { readonly type: 'seatMadeAvailable' }
  | { readonly type: 'pauseStarted'; readonly reason: string; readonly limit?: number | undefined }
  | { readonly type: 'trainingStarted' }
  /** What comes after the running call; `available` replaces an earlier queued state. */
  | {
      readonly type: 'nextStateQueued';
      readonly next: 'available' | 'pause' | 'training';
      readonly reason?: string | undefined;
      readonly limit?: number | undefined;
    }
  | { readonly type: 'callMissed'; readonly call: CallId }
  | { readonly type: 'missConfirmed' };

export type WrapUpEvent =
  /** The rule of the team under which a wrap-up that has begun will end. */
  | {
      readonly type: 'wrapUpTimed';
      readonly call: CallId;
      readonly mode: WrapUpMode;
      readonly until?: number | undefined;
      readonly extensions: number;
    }
  | { readonly type: 'wrapUpExtended'; readonly call: CallId; readonly until: number }
  /** Left before it was saved (`person`), ended by its time, or by a lead. Saved: the call's own `wrapUpDone`. */
  | { readonly type: 'wrapUpEnded'; readonly call: CallId; readonly by: 'person' | 'time' };

/** Whether the seat's phone is registered. */
export type SeatPhoneEvent = { readonly type: 'phoneFound' } | { readonly type: 'phoneLost' };

export type SeatLeadEvent =
  /** A stuck seat; never one in a call. */
  | {
      readonly type: 'seatFreed';
      readonly by: Person;
      readonly reason: string;
      readonly to: 'available' | 'offline';
    }
  /** 三（五）: takes the calls of another city from now on. `to`: six digits (GB/T 2260). */
  | {
      readonly type: 'seatLent';
      readonly lending: LendingId;
      readonly to: string;
      /** Of both cities: told when it comes back. */
      readonly leads: readonly SeatAddress[];
      readonly until?: number | undefined;
    }
  | {
      readonly type: 'seatReturned';
      readonly lending: LendingId;
      readonly by: 'time' | 'lead' | 'seat';
      readonly leads: readonly SeatAddress[];
    };

/** A list left as a file: who sat here may see what it held, and that it left is kept. */
export interface ListExported {
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
