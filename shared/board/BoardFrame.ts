import type { Acknowledged, Alert } from '../alerts/Alert';
import type { SeatCard } from '../seat/SeatCard';
import type { RulesByTeam } from '../seat/TeamRules';
import type { QueueNow } from './QueueNow';

/** A number may be given in two cities. */
export type SeatKey = string;

export const seatKey = ({ region, seat }: Pick<SeatCard, 'region' | 'seat'>): SeatKey => `${region} ${seat}`;

/** Where a seat stands on the floor plan: column and row of a grid. */
export interface PlanPlace {
  readonly x: number;
  readonly y: number;
}

export interface ShownAlert extends Alert {
  readonly acknowledged?: Acknowledged | undefined;
}

/** All that a board shows when it opens. Times by the host's clock, `now` among them. */
export interface BoardFrame {
  readonly now: number;
  readonly cards: readonly SeatCard[];
  readonly queues: readonly QueueNow[];
  readonly alerts: readonly ShownAlert[];
  readonly plan: Readonly<Record<SeatKey, PlanPlace>>;
  readonly rules: RulesByTeam;
}

/** What is other than before. Batched by the host, so that a thousand changes a second are twenty messages. */
export interface BoardChange {
  readonly cards?: readonly SeatCard[] | undefined;
  /** Silent for 15 s, or signed off. */
  readonly gone?: readonly SeatKey[] | undefined;
  readonly queues?: readonly QueueNow[] | undefined;
  readonly alerts?: readonly ShownAlert[] | undefined;
  readonly rules?: RulesByTeam | undefined;
}
