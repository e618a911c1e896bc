// Runs in the host. What the link of a seat put aside, kept in the seat's own stream of the log.
import { linkStream } from '@shared/events/StreamId';
import type { SeatId } from '@shared/kernel/ids';
import type { LinkEvent } from '@shared/link/LinkEvent';
import { foldParked, type Parked } from '@shared/link/Parked';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';

export interface ParkedLog {
  read(): Parked;
  record(event: LinkEvent): Promise<void>;
}

export async function openParkedLog(store: Store, newEvent: SeatEvents, seat: SeatId): Promise<ParkedLog> {
  const stream = linkStream(seat);
  let parked = foldParked(await store.readStream(stream));
  return {
    read: () => parked,
    record: async (event) => {
      const made = newEvent(seat, stream, event);
      const done = await store.append([made]);
      // A disk that refuses keeps it in memory: what was put aside is found again by comparing.
      parked = foldParked(done.ok ? done.value : [made], parked);
    },
  };
}
