// Runs in the host. The envelope of what this seat records now.
import type { DomainEvent, NewEvent } from '@shared/events/RecordedEvent';
import type { StreamId } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { EventId, IdMaker, SeatId } from '@shared/kernel/ids';

export type SeatEvents = (seat: SeatId, stream: StreamId, body: DomainEvent) => NewEvent;

export const createSeatEvents =
  ({ clock, ids }: { readonly clock: Clock; readonly ids: IdMaker }): SeatEvents =>
  (seat, stream, body) => ({ id: ids() as EventId, stream, at: clock(), seat, origin: 'seat', body });
