// Renderer, board page: where each seat stands on the floor plan. Pure.
import { type PlanPlace, type SeatKey, seatKey } from '@shared/board/BoardFrame';
import type { SeatCard } from '@shared/seat/SeatCard';

/** Columns of the plan before anybody has moved a seat. */
const COLUMNS = 12;

const text = ({ x, y }: PlanPlace): string => `${x} ${y}`;

/** Places that were kept, and for all others the next free cell, team by team. */
export function planOf(
  cards: Iterable<SeatCard>,
  kept: Readonly<Record<SeatKey, PlanPlace>>,
): ReadonlyMap<SeatKey, PlanPlace> {
  const all = [...cards].sort((a, b) => (seatKeyOf(a) < seatKeyOf(b) ? -1 : 1));
  const places = new Map<SeatKey, PlanPlace>();
  const taken = new Set<string>();
  for (const card of all) {
    const place = kept[seatKey(card)];
    if (place === undefined || taken.has(text(place))) continue;
    places.set(seatKey(card), place);
    taken.add(text(place));
  }
  let cell = 0;
  let team: string | undefined;
  for (const card of all) {
    // Every team begins on a line of its own.
    if (card.team !== team && team !== undefined) cell = Math.ceil(cell / COLUMNS) * COLUMNS;
    team = card.team;
    if (places.has(seatKey(card))) continue;
    while (taken.has(text(at(cell)))) cell += 1;
    places.set(seatKey(card), at(cell));
    taken.add(text(at(cell)));
    cell += 1;
  }
  return places;
}

const at = (cell: number): PlanPlace => ({ x: cell % COLUMNS, y: Math.floor(cell / COLUMNS) });
const seatKeyOf = (card: SeatCard): string => `${card.team} ${seatKey(card)}`;

/** The plan after a seat was moved; whoever stood there changes places with it. */
export function moved(
  places: ReadonlyMap<SeatKey, PlanPlace>,
  key: SeatKey,
  to: PlanPlace,
): Readonly<Record<SeatKey, PlanPlace>> {
  const plan = Object.fromEntries(places);
  const from = places.get(key);
  const there = [...places].find(([other, place]) => other !== key && text(place) === text(to))?.[0];
  if (there !== undefined && from !== undefined) plan[there] = from;
  plan[key] = to;
  return plan;
}
