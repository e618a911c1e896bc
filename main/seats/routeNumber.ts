// Runs in the host.

import { parseSeatId, type SeatId } from '@shared/kernel/ids';
import { otherSide, type Side, sideOf } from '@shared/kernel/side';

/** What routing needs to know of the seats. */
export interface RouteView {
  /** Seats of a side that may be rung now, longest idle first. */
  available(side: Side): readonly SeatId[];
  /** Users that have a binding at the exchange. */
  isRegistered(user: string): boolean;
}

const isSide = (user: string): user is Side => user === '12345' || user === '110';

/** Numbers of the sample roster (resources/rosters/duty.json): a scripted duty office answers them. */
const SAMPLE_DUTY = /^02855509\d{3}$/;

/** The seat that a scripted citizen belongs to: `citizen-12345-001` → `12345-001`. */
const ownerOf = (user: string): SeatId | undefined => parseSeatId(user.replace(/^citizen-/, ''));

/**
 * Whom a dialled number rings on the practice exchange, in order.
 * A scripted citizen rings the seat that asked for it. A seat that dials the other side rings the people who are
 * there, and where nobody is, the scripted partner of its own phone page. Everything else is a user by its name.
 */
export function routeNumber(user: string, from: string, view: RouteView): readonly string[] {
  const citizenOf = from.startsWith('citizen-') ? ownerOf(from) : undefined;
  if (citizenOf && isSide(user)) return [citizenOf];
  const seat = parseSeatId(from);
  if (seat) {
    const bot = `bot-${user}-${seat}`;
    const people = isSide(user) && user === otherSide(sideOf(seat)) ? view.available(user) : [];
    if (people.length > 0) return people;
    if (view.isRegistered(bot)) return [bot];
    const office = `bot-duty-${seat}`;
    if (SAMPLE_DUTY.test(user) && view.isRegistered(office)) return [office];
  }
  return isSide(user) ? view.available(user) : [user];
}
