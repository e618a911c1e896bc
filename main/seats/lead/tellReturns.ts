// Runs in the host. However a lent seat came back, both cities know of it: told at once, and again with each connection
// for a day, as it may have come back while nobody could be reached. The letter's id is the same, so it counts once.
import { seatStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { LetterId, SeatId } from '@shared/kernel/ids';
import type { Person } from '@shared/person/Person';
import type { SeatEvent } from '@shared/seat/SeatEvent';
import type { Store } from '../../store/Store';
import type { PlatformLink } from '../../sync/PlatformLink';
import type { PostOffice } from './postOffice';

export interface ReturnDeps {
  readonly store: Pick<Store, 'readStream' | 'onCommitted'>;
  readonly link: Pick<PlatformLink, 'onStatus'>;
  readonly post: PostOffice;
  readonly clock: Clock;
  readonly seats: readonly SeatId[];
  personAt(seat: SeatId): Person;
  go(work: Promise<unknown>): void;
}

const DAY = 86_400_000;

type Returned = Extract<SeatEvent, { type: 'seatReturned' }>;

/** Answers what ends it. */
export function tellReturns(deps: ReturnDeps): readonly (() => void)[] {
  const { store, link, post, clock, seats, personAt, go } = deps;
  const reached = new Map<SeatId, boolean>();
  const tell = (seat: SeatId, { lending, leads }: Returned) =>
    post.send(
      seat,
      personAt(seat),
      leads,
      { type: 'lendBack', lending },
      `back-${lending}-${seat}` as LetterId,
    );
  const tellAgain = async (seat: SeatId) => {
    for (const { at, body } of await store.readStream(seatStream(seat)))
      if (body.type === 'seatReturned' && clock() - at < DAY) await tell(seat, body);
  };
  return [
    store.onCommitted((events) => {
      for (const { seat, body } of events)
        if (body.type === 'seatReturned' && seats.includes(seat)) go(tell(seat, body));
    }),
    link.onStatus((seat, { state, trouble }) => {
      const now = state === 'connected' && trouble === undefined;
      if (now && reached.get(seat) !== true) go(tellAgain(seat));
      reached.set(seat, now);
    }),
  ];
}
