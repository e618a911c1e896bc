// Runs in the host.

import { parseSeatId, type SeatId } from '@shared/kernel/ids';
import { otherSide, type Side, sideOf } from '@shared/kernel/side';

/** What routing needs to know of the seats. */
export interface RouteView {
  /** Whether a seat of this side may be rung now. */
  hasFree(side: Side): boolean;
  /** Whether the script's partner picks up in the call that this seat has. */
  playsPartner(seat: SeatId): boolean;
  /** Users that have a binding at the exchange. */
  isRegistered(user: string): boolean;
}

const isSide = (user: string): user is Side => user === '12345' || user === '110';

/**
 * Numbers of the sample roster (resources/rosters/duty.json), and those of the emergency and city services: on practice a
 * scripted duty office answers them, and nobody outside is ever rung.
 */
const SAMPLE_DUTY = /^(02855509\d{3}|119|120|122|95598)$/;

/** The seat that a scripted citizen belongs to: `citizen-12345-001` → `12345-001`; `citizen2-…`: another one of a script. */
const CITIZEN = /^citizen(\d?)-(.+)$/;

/** `02812345`: a city's number, dialled from elsewhere. */
const CITY_NUMBER = /^(0\d{2,3})(12345|110)$/;

/** `areaCode`: of the city whose calls wait there. `seat`: the only one that takes them. */
export type NumberRoute =
  | { readonly queue: Side; readonly areaCode?: string; readonly seat?: SeatId }
  | { readonly user: string };

/**
 * Whom a dialled number rings on the practice exchange.
 * A scripted citizen rings the seat that asked for it. A seat that dials the other side from a practice call rings the
 * scripted partner of its own phone page, so that the script goes on as it was written; from any other call, or where a
 * person was asked for, it joins the queue of the people who are there, and rings the partner where nobody is free.
 * Everybody else who dials one of the two numbers waits in its queue; everything else is a user by its name.
 */
export function routeNumber(user: string, from: string, view: RouteView): NumberRoute {
  const [, nth, name = ''] = CITIZEN.exec(from) ?? [];
  const citizenOf = parseSeatId(name);
  // Who rings beside another one may have to wait for the same seat.
  if (citizenOf && isSide(user)) return nth === '' ? { user: citizenOf } : { queue: user, seat: citizenOf };
  const seat = parseSeatId(from);
  if (seat) {
    const bot = `bot-${user}-${seat}`;
    const isOther = isSide(user) && user === otherSide(sideOf(seat));
    const hasPeople = isOther && view.hasFree(user) && !view.playsPartner(seat);
    if (!hasPeople && view.isRegistered(bot)) return { user: bot };
    const office = `bot-duty-${seat}`;
    if (SAMPLE_DUTY.test(user) && view.isRegistered(office)) return { user: office };
  }
  const [, areaCode, side] = CITY_NUMBER.exec(user) ?? [];
  if (areaCode !== undefined && side !== undefined) return { queue: side as Side, areaCode };
  return isSide(user) ? { queue: user } : { user };
}
