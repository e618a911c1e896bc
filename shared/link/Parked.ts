import type { LinkEvent } from './LinkEvent';

export type RefusedEvent = Extract<LinkEvent, { type: 'eventRefused' }> & { readonly at: number };
export type ParkedMessage = Extract<LinkEvent, { type: 'messageParked' }> & { readonly at: number };

/** What waits for a person, or for an update: by the event's or the message's id, oldest first. */
export interface Parked {
  readonly refused: ReadonlyMap<string, RefusedEvent>;
  readonly messages: ReadonlyMap<string, ParkedMessage>;
}

export const NOTHING_PARKED: Parked = { refused: new Map(), messages: new Map() };

interface Timed {
  readonly at: number;
  readonly body: { readonly type: string };
}

/** The link's own stream, folded. Events of other kinds change nothing. */
export const foldParked = (events: readonly Timed[], start: Parked = NOTHING_PARKED): Parked =>
  events.reduce(evolveParked, start);

function evolveParked(parked: Parked, { at, body }: Timed): Parked {
  const event = body as LinkEvent;
  switch (event.type) {
    case 'eventRefused':
      return { ...parked, refused: new Map(parked.refused).set(event.event, { ...event, at }) };
    case 'refusedEventTaken':
      return { ...parked, refused: without(parked.refused, event.event) };
    case 'messageParked':
      return { ...parked, messages: new Map(parked.messages).set(event.message, { ...event, at }) };
    case 'parkedMessageApplied':
      return { ...parked, messages: without(parked.messages, event.message) };
    default:
      return parked;
  }
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  const next = new Map(map);
  next.delete(key);
  return next;
}
