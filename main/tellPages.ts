// Runs in the host. What pages are told without asking: what was recorded, and how seats, phones and records are now.
import { maskedOffer } from '@shared/caller/maskUnanswered';
import type { SeatId } from '@shared/kernel/ids';
import { changedLists } from './orders/changedLists';
import type { People } from './people/People';
import type { Records } from './records/Records';
import type { PushListener } from './ServicesPort';
import type { SeatBoard } from './seats/SeatBoard';
import type { SeatDirectory } from './seats/SeatDirectory';
import type { Store } from './store/Store';

export interface Told {
  readonly store: Pick<Store, 'onCommitted'>;
  readonly seats: readonly SeatId[];
  readonly people: Pick<People, 'at'>;
  readonly board: Pick<SeatBoard, 'onChange' | 'phoneChanged'>;
  readonly records: Pick<Records, 'onChanged'>;
  readonly directory: Pick<SeatDirectory, 'onPhone'>;
  readonly push: PushListener;
}

/** Answers what ends it. */
export const tellPages = ({
  store,
  seats,
  people,
  board,
  records,
  directory,
  push,
}: Told): readonly (() => void)[] => [
  store.onCommitted((events) => {
    // Who calls is masked as it rings; the desk reads the call again once it is answered.
    for (const seat of new Set(events.map((event) => event.seat)))
      push({ seat, page: 'desk' }, 'events', events.filter((event) => event.seat === seat).map(maskedOffer));
  }),
  store.onCommitted((events) => {
    for (const { seat, body } of events)
      if (body.type === 'seatSignedIn' || body.type === 'seatSignedOut')
        push({ seat }, 'person.changed', people.at(seat) ?? null);
  }),
  store.onCommitted((events) => {
    const changed = changedLists(events);
    if (changed !== undefined)
      for (const seat of seats) push({ seat, page: 'desk' }, 'lists.changed', changed);
  }),
  board.onChange((seat, view) => push({ seat }, 'seat.changed', view)),
  records.onChanged((status) => {
    for (const seat of seats) push({ seat, page: 'desk' }, 'records.changed', status);
  }),
  directory.onPhone((seat, status) => {
    // Recorded too late, where the program ends: the next start says that no phone is there.
    board.phoneChanged(seat, status.registration === 'registered').catch(() => undefined);
    push({ seat, page: 'desk' }, 'phone.status', status);
  }),
];
