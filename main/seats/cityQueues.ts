// Runs in the host. Which seats of the practice exchange take a city's calls: its own that are not lent away, and those
// of other cities that are lent to it (三（五）).
import type { SeatId } from '@shared/kernel/ids';
import type { Lent } from '@shared/seat/Seat';

export interface CityQueueDeps {
  readonly seats: readonly SeatId[];
  settings(seat: SeatId): { readonly areaCode: string; readonly platformRegion: string };
  lent(seat: SeatId): Lent | undefined;
}

/** `areaCode` with its 0; undefined: the number without one, which is everybody's who is not lent away. */
export function servesCity(deps: CityQueueDeps, seat: SeatId, areaCode: string | undefined): boolean {
  const lent = deps.lent(seat);
  if (areaCode === undefined) return lent === undefined;
  if (lent === undefined) return deps.settings(seat).areaCode === areaCode;
  return deps.seats.some((one) => {
    const city = deps.settings(one);
    return city.areaCode === areaCode && city.platformRegion === lent.to;
  });
}
