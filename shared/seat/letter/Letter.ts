import type { CallId, LendingId, LetterId, SeatId } from '../../kernel/ids';
import type { Person } from '../../person/Person';
import type { HelpWay } from '../help/HelpEvent';
import type { LendingWish } from '../lending/LendingEvent';
import type { SeatState } from '../SeatState';

/** A seat with its city: a number may be given in two of them. `region`: six digits (GB/T 2260). */
export interface SeatAddress {
  readonly region: string;
  readonly seat: SeatId;
}

/** What one seat says to another: words for its person, or a lead's command. */
export type LetterBody =
  | { readonly type: 'said'; readonly text: string }
  /** The person has read it. */
  | { readonly type: 'read'; readonly letter: LetterId }
  /** … and answers it in a word. */
  | { readonly type: 'answered'; readonly letter: LetterId; readonly text: string }
  /** A lead comes to the call. `number`: of his phone, where it rings into it; it is let in by this letter alone. */
  | { readonly type: 'helped'; readonly way: HelpWay; readonly number?: string | undefined }
  /** Done only while the seat still is as the lead saw it. */
  | {
      readonly type: 'free';
      readonly to: 'available' | 'offline';
      readonly reason: string;
      readonly seen: SeatState['at'];
    }
  /** 接管: the seat rings `number` into its call, and leaves when it is taken there. */
  | { readonly type: 'takeOver'; readonly call: CallId; readonly number: string }
  /** 三（五）: a city asks, another one has given, a seat is lent, sent back, and has come back. */
  | ({ readonly type: 'lendAsked' } & LendingWish)
  | { readonly type: 'lendGiven'; readonly lending: LendingId; readonly seats: readonly SeatAddress[] }
  | {
      readonly type: 'lend';
      readonly lending: LendingId;
      readonly city: string;
      readonly lead: SeatAddress;
      readonly until?: number | undefined;
    }
  | { readonly type: 'giveBack'; readonly lending: LendingId }
  | { readonly type: 'lendBack'; readonly lending: LendingId }
  /** A command that was not done, and why. */
  | { readonly type: 'notDone'; readonly letter: LetterId; readonly code: string; readonly message: string };

/** `by`: who wrote it, in the role that his host has checked. `at`: milliseconds by the sender's clock. */
export interface Letter {
  readonly id: LetterId;
  readonly from: SeatAddress;
  readonly by: Person;
  readonly at: number;
  readonly body: LetterBody;
}

export const sameAddress = (a: SeatAddress, b: SeatAddress): boolean =>
  a.seat === b.seat && a.region === b.region;
