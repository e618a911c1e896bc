import type { EventMessage } from '@shared/contract/platform/messages';
import { type Station, WIRE_VERSION } from '@shared/contract/platform/subjects';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { EventId } from '@shared/kernel/ids';

export interface EventContext {
  readonly who: Station;
  readonly chain: string;
  /** Hash of the seat's event before it. */
  readonly previous: string;
  /** The event before it in its stream. */
  readonly after: EventId | undefined;
}

export const eventToMessage = (
  event: RecordedEvent,
  { who, chain, previous, after }: EventContext,
): EventMessage => ({
  v: WIRE_VERSION,
  id: event.id,
  stream: event.stream,
  version: event.version,
  ...(after === undefined ? {} : { after }),
  seat: event.seat,
  region: who.region,
  chain,
  seatNo: event.seatNo,
  at: event.at,
  recordedAt: event.recordedAt,
  origin: event.origin,
  schema: event.schema,
  body: { ...event.body },
  hash: event.hash,
  previous,
});
