import type { SeatId } from '../kernel/ids';
import { sideOf } from '../kernel/side';
import type { Question } from './Question';

/** What a line is grouped and filtered by. A member that a kind of line does not have is undefined. */
export interface Grouped {
  readonly seat: SeatId;
  readonly person?: string | undefined;
  readonly row?: string | undefined;
  readonly level?: number | null | undefined;
  readonly division?: string | undefined;
  /** The moment that it counts in. */
  readonly at: number;
}

const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;

/** The group of a line, or undefined where the question does not ask for it. */
export function groupKey(question: Question, line: Grouped): string | undefined {
  const { by, from, to, side, seats, person, row, level } = question;
  if (line.at < from || line.at >= to) return undefined;
  if (side !== undefined && sideOf(line.seat) !== side) return undefined;
  if (seats !== undefined && !seats.includes(line.seat)) return undefined;
  if (person !== undefined && line.person !== person) return undefined;
  if (row !== undefined && line.row !== row) return undefined;
  if (level !== undefined && line.level !== level) return undefined;
  const hours = Math.floor((line.at + OFFSET) / HOUR);
  switch (by) {
    case 'all':
      return '';
    case 'side':
      return sideOf(line.seat);
    case 'place':
      return question.places?.[line.seat];
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
