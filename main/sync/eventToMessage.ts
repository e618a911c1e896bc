import type { EventMessage } from '@shared/contract/platform/messages';
import { type Station, WIRE_VERSION } from '@shared/contract/platform/subjects';
import type { LinkedEvent } from './sharing';

export interface EventContext {
  readonly who: Station;
  readonly chain: string;
  /** Hash of the seat's event before it. */
  readonly previous: string;
  readonly linked: LinkedEvent;
}

export const eventToMessage = ({ who, chain, previous, linked }: EventContext): EventMessage => {
  const { event, after, afterAlso } = linked;
  return {
    v: WIRE_VERSION,
    id: event.id,
    stream: event.stream,
    version: event.version,
    ...(after === undefined ? {} : { after: after.id }),
    ...(afterAlso.length === 0 ? {} : { afterAlso: afterAlso.map(({ id }) => id) }),
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
  };
};
