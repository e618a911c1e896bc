// Renderer, board page: who can be asked for seats, and which can be lent (三（五）). Pure.
import { type SeatKey, seatKey } from '@shared/board/BoardFrame';
import type { LendingId } from '@shared/kernel/ids';
import { sideOf } from '@shared/kernel/side';
import { dayOf, startOfDay } from '@shared/order/clock/shanghaiTime';
import { may } from '@shared/person/may';
import { isOver, isWaiting, type Lending, stillWanted } from '@shared/seat/lending/lendings';
import type { SeatCard } from '@shared/seat/SeatCard';

/** Leads of other cities who are there now. */
export const leadsElsewhere = (cards: Iterable<SeatCard>, region: string): readonly SeatCard[] =>
  [...cards].filter((card) => card.region !== region && card.state.at !== 'offline' && isLead(card));

const isLead = ({ person }: SeatCard): boolean => person !== undefined && may(person.role, 'lendSeats');

/** Own idle seats that fit a wish, longest idle first. Whoever leads here stays. */
export const idleFor = ({ side }: Lending, cards: Iterable<SeatCard>, region: string): readonly SeatCard[] =>
  [...cards]
    .filter(
      (card) =>
        card.region === region &&
        sideOf(card.seat) === side &&
        card.state.at === 'available' &&
        card.lent === undefined &&
        !isLead(card),
    )
    .sort((a, b) => a.state.since - b.state.since || (seatKey(a) < seatKey(b) ? -1 : 1));

/** What will be lent: what the lead picked as far as it still is idle, else as many as are wanted. */
export function pickedOf(
  wish: Lending,
  idle: readonly SeatCard[],
  picked: readonly SeatKey[] | undefined,
): readonly SeatCard[] {
  return picked === undefined
    ? idle.slice(0, stillWanted(wish))
    : idle.filter((card) => picked.includes(seatKey(card)));
}

/** Those that wait for this lead first, what is over last; the newer first. */
export function inOrder(lendings: readonly Lending[], now: number): readonly Lending[] {
  const rank = (one: Lending) => (isWaiting(one, now) ? 0 : isOver(one, now) ? 2 : 1);
  return [...lendings].sort((a, b) => rank(a) - rank(b) || b.askedAt - a.askedAt);
}

/** The lending beside the chosen one, or the first. */
export function lendingBy(
  all: readonly Lending[],
  chosen: LendingId | undefined,
  by: number,
): LendingId | undefined {
  const at = all.findIndex(({ lending }) => lending === chosen);
  return all[Math.max(0, Math.min(all.length - 1, at === -1 ? 0 : at + by))]?.lending;
}

/** The next time that it is `18:30` in Asia/Shanghai, milliseconds; undefined for no time. */
export function nextTime(text: string, now: number): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const today = startOfDay(dayOf(now)) + (Number(hours) * 60 + Number(minutes)) * 60_000;
  return today > now ? today : today + 86_400_000;
}
