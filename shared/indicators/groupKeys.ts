import { cityAbroad, type SeatId } from '../kernel/ids';
import { sideOf } from '../kernel/side';
import type { Grouping, Question } from './Question';

/** What a line is grouped and filtered by. A member that a kind of line does not have is undefined. */
export interface Grouped {
  readonly seat: SeatId;
  readonly person?: string | undefined;
  readonly lentTo: string;
  readonly row?: string | undefined;
  readonly level?: number | null | undefined;
  readonly division?: string | undefined;
  /** The moment that it counts in. */
  readonly at: number;
}

const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;

/** The groups of a line: none where the question does not ask for it, two where it counts for two cities. */
export function groupKeys(question: Question, line: Grouped): readonly string[] {
  const { by, from, to, side, seats, person, row, level } = question;
  if (line.at < from || line.at >= to) return [];
  if (side !== undefined && sideOf(line.seat) !== side) return [];
  if (seats !== undefined && !seats.includes(line.seat) && !isLentTo(line, question)) return [];
  if (person !== undefined && line.person !== person) return [];
  if (row !== undefined && line.row !== row) return [];
  if (level !== undefined && line.level !== level) return [];
  return by === 'place' ? placesOf(question, line) : [keyOf(by, line)];
}

const isLentTo = ({ lentTo }: Grouped, question: Question): boolean =>
  lentTo !== '' && lentTo === question.lentTo;

/** The seat's own, and the city whose calls it took (三（五）). */
function placesOf({ places = {}, bothCities }: Question, { seat, lentTo }: Grouped): readonly string[] {
  // Who tells from another city stands in no list of places here.
  const own = places[seat] ?? (bothCities ? cityAbroad(seat) : undefined);
  const other = bothCities && lentTo !== '' && lentTo !== own ? [lentTo] : [];
  return own === undefined ? other : [own, ...other];
}

function keyOf(by: Exclude<Grouping, 'place'>, line: Grouped): string {
  const hours = Math.floor((line.at + OFFSET) / HOUR);
  switch (by) {
    case 'all':
      return '';
    case 'side':
      return sideOf(line.seat);
    case 'seat':
      return line.seat;
    case 'person':
      return line.person ?? '';
    case 'row':
      return line.row ?? '';
    case 'division':
      return line.division ?? '';
    case 'level':
      return String(line.level ?? '');
    case 'day':
      return String(Math.floor(hours / 24));
    case 'hour':
      return String(hours % 24);
    case 'weekHour':
      // Day 0 was a Thursday.
      return String((((hours / 24 + 3) | 0) % 7) * 24 + (hours % 24));
  }
}
