import type { Level } from '../intake/IntakeEvent';
import type { SeatId } from '../kernel/ids';
import type { Side } from '../kernel/side';

/** What a table of indicators has its lines by. `hour`, `weekHour` (Monday 0 o'clock = 0 … 167): Asia/Shanghai. */
export const GROUPINGS = [
  'all',
  'side',
  'place',
  'seat',
  'person',
  'row',
  'division',
  'level',
  'day',
  'hour',
  'weekHour',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A call counts in the range in which it was offered, a climb where it began, an order where it was sent or due. */
export interface Question {
  /** From included, until not, milliseconds. */
  readonly from: number;
  readonly to: number;
  /** What lasts is counted until then, and what is due later is not late yet. */
  readonly asOf: number;
  readonly by: Grouping;
  readonly side?: Side | undefined;
  /** These seats alone. */
  readonly seats?: readonly SeatId[] | undefined;
  /** With `by: 'place'`: the city or team of each seat; seats without one are left out. */
  readonly places?: Readonly<Record<SeatId, string>> | undefined;
  /** … and what others did while they were lent to this city (三（五）). */
  readonly lentTo?: string | undefined;
  /** With `by: 'place'`, where the places are cities: what a lent seat did counts for both. */
  readonly bothCities?: boolean | undefined;
  readonly person?: string | undefined;
  readonly row?: string | undefined;
  readonly level?: Level | undefined;
}

/** Times in a group by what a moment is counted in; states of seats are known by seat and person alone. */
export const knowsSpans = ({ by, row, level }: Question): boolean =>
  row === undefined &&
  level === undefined &&
  (by === 'all' || by === 'side' || by === 'place' || by === 'seat' || by === 'person');
