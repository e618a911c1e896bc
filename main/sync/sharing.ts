// Runs in the host. Which of a seat's events both sides may know: precedents, events with many callers, marks on
// callers, and orders from the moment they were sent to the other side, with all that went before (三（三）3).
import { isShareable } from '@shared/contract/platform/sharedBody';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { SeatId } from '@shared/kernel/ids';
import type { Store } from '../store/Store';

/** An event with those that it follows in its stream, where more seats than one write there. */
export interface LinkedEvent {
  readonly event: RecordedEvent;
  readonly after: RecordedEvent | undefined;
  /**
   * The last step of every other seat, and its own, before it. `after` alone does not do: the event before it can be
   * another seat's, which followed something else there.
   */
  readonly afterAlso: readonly RecordedEvent[];
}

export interface Outgoing {
  readonly own: LinkedEvent;
  /** What must be shared because of it; what came from the platform is there already. */
  readonly shared: readonly LinkedEvent[];
}

/** Streams that one seat alone writes: the seat's own numbers are their order. */
const BY_ONE_SEAT = /^(call|seat|link|audit):/;
export const isOfOneSeat = ({ stream }: Pick<RecordedEvent, 'stream'>): boolean => BY_ONE_SEAT.test(stream);

/** From here on both sides know the order: it was sent over, or it came from there, whatever of it came first. */
const isKnownToBoth = ({ body, origin }: RecordedEvent): boolean =>
  body.type === 'orderDispatched' || origin === 'platform';

export async function outgoingOf(store: Pick<Store, 'readStream'>, event: RecordedEvent): Promise<Outgoing> {
  if (isOfOneSeat(event)) return { own: alone(event), shared: [] };
  const history = (await store.readStream(event.stream)).filter(({ version }) => version <= event.version);
  const linked = linkAll(history);
  const own = linked.at(-1) ?? alone(event);
  return { own, shared: sharedOf(linked).filter((one) => one.event.origin === 'seat') };
}

export const alone = (event: RecordedEvent): LinkedEvent => ({ event, after: undefined, afterAlso: [] });

function linkAll(history: readonly RecordedEvent[]): readonly LinkedEvent[] {
  const last = new Map<SeatId, RecordedEvent>();
  return history.map((event, place) => {
    const after = history[place - 1];
    const afterAlso = [...last.values()].filter((one) => one !== after);
    last.set(event.seat, event);
    return { event, after, afterAlso };
  });
}

function sharedOf(history: readonly LinkedEvent[]): readonly LinkedEvent[] {
  const last = history.at(-1);
  if (last === undefined || !isShareable(last.event.stream)) return [];
  if (!last.event.stream.startsWith('order:')) return [last];
  const first = history.findIndex(({ event }) => isKnownToBoth(event));
  if (first < 0) return [];
  return first < history.length - 1 ? [last] : history;
}
