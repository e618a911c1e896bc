// Runs in the host. One event on its way: its subject, its headers, its text.
import { MsgHdrsImpl } from '@nats-io/transport-node';
import { HEADERS } from '@shared/contract/platform/headers';
import { eventSubject, type Station, sharedSubject } from '@shared/contract/platform/subjects';
import { type EventContext, eventToMessage } from '../eventToMessage';
import type { LinkedEvent } from '../sharing';
import type { AckedWire, Published } from './ackedWire';

export interface Publisher {
  /** `fill`: the platform had it and lost it; within the duplicate window it would take the plain id for a repetition. */
  event(event: LinkedEvent, previous: string, fill?: string): Promise<Published>;
  shared(event: LinkedEvent, fill?: string): Promise<Published>;
}

export function createPublisher(wire: AckedWire, who: Station, chain: string): Publisher {
  const send = (context: EventContext, subject: string, id: string) => {
    const { event } = context.linked;
    // At once: one by one each is looked up and spelled anew. No id or stream of a log has a line's end in it.
    const headers = MsgHdrsImpl.fromRecord({
      [HEADERS.id]: [id],
      [HEADERS.version]: ['1'],
      [HEADERS.seatNo]: [String(event.seatNo)],
      [HEADERS.chain]: [chain],
      [HEADERS.hash]: [event.hash],
      [HEADERS.previous]: [context.previous],
      [HEADERS.stream]: [event.stream],
    });
    return wire.publish(subject, JSON.stringify(eventToMessage(context)), headers);
  };

  return {
    event: (linked, previous, fill = '') =>
      send(
        { who, chain, previous, linked },
        eventSubject(who, chain, linked.event.seatNo),
        `${linked.event.id}${fill}`,
      ),
    shared: (linked, fill = '') =>
      send(
        { who, chain, previous: '', linked },
        sharedSubject(who, linked.event.stream, linked.event.id),
        `shared/${linked.event.id}${fill}`,
      ),
  };
}
