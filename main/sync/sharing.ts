// Runs in the host. Which of a seat's events both sides may know: precedents, and orders from the moment they were
// sent to the other side, with all that went before (三（三）3).
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Store } from '../store/Store';

/** An event with the one before it in its stream, where more seats than one write there. */
export interface LinkedEvent {
  readonly event: RecordedEvent;
  readonly after: RecordedEvent | undefined;
}

export interface Outgoing {
  readonly own: LinkedEvent;
  /** What must be shared because of it; what came from the platform is there already. */
  readonly shared: readonly LinkedEvent[];
}

/** Streams that one seat alone writes: the seat's own numbers are their order. */
const BY_ONE_SEAT = /^(call|seat|link|audit):/;
/** From here on both sides know the order: it was sent over, or it came from there, whatever of it came first. */
const isKnownToBoth = ({ body, origin }: RecordedEvent): boolean =>
  body.type === 'orderDispatched' || origin === 'platform';

export async function outgoingOf(store: Pick<Store, 'readStream'>, event: RecordedEvent): Promise<Outgoing> {
  if (BY_ONE_SEAT.test(event.stream)) return { own: { event, after: undefined }, shared: [] };
  const history = (await store.readStream(event.stream)).filter(({ version }) => version <= event.version);
  const linked = history.map((one, place) => ({ event: one, after: history[place - 1] }));
  const own = linked.at(-1) ?? { event, after: undefined };
  return { own, shared: sharedOf(linked).filter((one) => one.event.origin === 'seat') };
}

function sharedOf(history: readonly LinkedEvent[]): readonly LinkedEvent[] {
  const last = history.at(-1);
  if (last?.event.stream.startsWith('precedent:')) return [last];
  if (!last?.event.stream.startsWith('order:')) return [];
  const first = history.findIndex(({ event }) => isKnownToBoth(event));
  if (first < 0) return [];
  return first < history.length - 1 ? [last] : history;
}
