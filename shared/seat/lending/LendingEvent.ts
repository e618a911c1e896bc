import type { LendingId } from '../../kernel/ids';
import type { Side } from '../../kernel/side';
import type { Person } from '../../person/Person';
import type { SeatAddress } from '../letter/Letter';

/** What one city asks of others (三（五）). `until` in milliseconds; absent: until they are sent back. */
export interface LendingWish {
  readonly lending: LendingId;
  readonly side: Side;
  readonly count: number;
  readonly reason: string;
  readonly until?: number | undefined;
}

/** In the stream of the lead's seat where it happened: the asking city's, and the lending city's. */
export type LendingEvent =
  /** This lead asks the leads of other cities. */
  | ({
      readonly type: 'lendingAsked';
      readonly by: Person;
      readonly to: readonly SeatAddress[];
    } & LendingWish)
  /** Another city asks this lead. */
  | ({ readonly type: 'lendingHeard'; readonly by: Person; readonly from: SeatAddress } & LendingWish)
  /** This lead lends these seats of the city; or, told to the asking one, has been lent them. */
  | {
      readonly type: 'lendingGiven';
      readonly lending: LendingId;
      readonly seats: readonly SeatAddress[];
      readonly by: Person;
    }
  | { readonly type: 'lendingBack'; readonly lending: LendingId; readonly seat: SeatAddress };
