import type { SeatId } from '../kernel/ids';
import type { SeatState } from '../seat/SeatState';
import type { PracticeRun } from './PracticeRun';

/** A seat of a class that was begun; `trouble`: why its caller could not ring, as the trainer should read it. */
export interface StartedSeat {
  readonly seat: SeatId;
  readonly script: string;
  readonly trouble?: string | undefined;
}

/** Who is where. */
export interface ClassSeat {
  readonly seat: SeatId;
  readonly state: SeatState['at'];
  /** The newest one of that seat. */
  readonly run?: PracticeRun | undefined;
}
