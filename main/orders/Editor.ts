// Runs in the host. Whoever works on an order: the seat, and the person there.
import type { SeatId } from '@shared/kernel/ids';
import { sideOf } from '@shared/kernel/side';
import type { OrderActor } from '@shared/order/decideOrder';
import { namedId, type Person } from '@shared/person/Person';

export interface Editor {
  readonly seat: SeatId;
  readonly person: Person | undefined;
}

/** As the rules know them: every event that they decide on carries the person. */
export const actorOf = ({ seat, person }: Editor): OrderActor => ({
  side: sideOf(seat),
  role: person?.role,
  person: person && namedId(person),
});
