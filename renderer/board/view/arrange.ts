// Renderer, board page: which seats are shown, in which order. Pure.
import { type SeatKey, seatKey } from '@shared/board/BoardFrame';
import type { Side } from '@shared/kernel/side';
import { sideOf } from '@shared/kernel/side';
import type { SeatCard } from '@shared/seat/SeatCard';
import { limitAt, type SeatState } from '@shared/seat/SeatState';

export const SORTS = ['seat', 'person', 'state', 'time', 'matter', 'calls', 'handle', 'missed'] as const;
export type Sort = (typeof SORTS)[number];

/** What needs somebody: over a limit, danger, help asked for, lent or borrowed. */
export const MARKS = ['over', 'danger', 'help', 'lent'] as const;
export type Mark = (typeof MARKS)[number];

export interface Arrangement {
  readonly sort: Sort;
  readonly descending: boolean;
  readonly byTeam: boolean;
  readonly side?: Side | undefined;
  readonly state?: SeatState['at'] | undefined;
  readonly mark?: Mark | undefined;
  readonly query: string;
}

export const FIRST_ARRANGEMENT: Arrangement = { sort: 'seat', descending: false, byTeam: false, query: '' };

export type BoardLine =
  | { readonly kind: 'team'; readonly team: string; readonly seats: number; readonly available: number }
  | { readonly kind: 'seat'; readonly key: SeatKey };

/** Those who need somebody first, those who are not there last. */
const STATE_ORDER: Readonly<Record<SeatState['at'], number>> = {
  missed: 0,
  disconnected: 1,
  offered: 2,
  busy: 3,
  wrapUp: 4,
  available: 5,
  pause: 6,
  training: 7,
  offline: 8,
};

export const isOver = ({ state }: SeatCard, now: number): boolean => (limitAt(state) ?? Infinity) <= now;

export function hasMark(card: SeatCard, mark: Mark, now: number): boolean {
  switch (mark) {
    case 'over':
      return isOver(card, now);
    case 'danger':
      return card.matter?.danger === true;
    case 'help':
      return card.help !== undefined;
    case 'lent':
      return card.lent !== undefined;
  }
}

function isShown(card: SeatCard, { side, state, mark, query }: Arrangement, now: number): boolean {
  if (side !== undefined && sideOf(card.seat) !== side) return false;
  if (state !== undefined && card.state.at !== state) return false;
  if (mark !== undefined && !hasMark(card, mark, now)) return false;
  const words = query.trim().toLowerCase();
  if (words === '') return true;
  const { seat, person, team, region, matter } = card;
  const text = `${seat} ${person?.name ?? ''} ${person?.id ?? ''} ${team} ${region} ${matter?.row ?? ''}`;
  return words.split(/\s+/).every((word) => text.toLowerCase().includes(word));
}

const meanHandle = ({ today }: SeatCard): number => (today.calls === 0 ? 0 : today.handled / today.calls);

/** Smaller first; what has no value comes last either way. */
function sortValue(card: SeatCard, sort: Sort): number | string {
  switch (sort) {
    case 'seat':
      return seatKey(card);
    case 'person':
      return card.person?.name ?? '';
    case 'state':
      return STATE_ORDER[card.state.at];
    case 'time':
      return card.state.since;
    case 'matter':
      return card.matter === undefined ? 9 : card.matter.danger ? 0 : (card.matter.level ?? 4);
    case 'calls':
      return -card.today.calls;
    case 'handle':
      return -meanHandle(card);
    case 'missed':
      return -card.today.missed;
  }
}

export function arrange(cards: Iterable<SeatCard>, wish: Arrangement, now: number): readonly BoardLine[] {
  const shown: { card: SeatCard; key: SeatKey; value: number | string }[] = [];
  for (const card of cards)
    if (isShown(card, wish, now)) shown.push({ card, key: seatKey(card), value: sortValue(card, wish.sort) });
  const turn = wish.descending ? -1 : 1;
  shown.sort((a, b) => {
    const team = wish.byTeam ? compare(a.card.team, b.card.team) : 0;
    return team || turn * compare(a.value, b.value) || compare(a.key, b.key);
  });
  if (!wish.byTeam) return shown.map(({ key }) => ({ kind: 'seat', key }));
  const lines: BoardLine[] = [];
  for (let from = 0; from < shown.length; ) {
    const team = shown[from]?.card.team ?? '';
    const end = shown.findIndex(({ card }, n) => n > from && card.team !== team);
    const members = shown.slice(from, end === -1 ? undefined : end);
    const available = members.filter(({ card }) => card.state.at === 'available').length;
    lines.push({ kind: 'team', team, seats: members.length, available });
    lines.push(...members.map(({ key }): BoardLine => ({ kind: 'seat', key })));
    from += members.length;
  }
  return lines;
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);
