// Runs in the host.
import type { Pushes } from '@shared/contract/calls';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { OrderId } from '@shared/kernel/ids';

const ORDER = 'order:';
const OF_CALLS: ReadonlySet<string> = new Set(['legAnswered', 'legEnded', 'callLost']);

/** What of the lists these events touch, for every desk of the machine; undefined where nothing. */
export function changedLists(events: readonly RecordedEvent[]): Pushes['lists.changed'] | undefined {
  const orders = events.flatMap(({ stream }) =>
    stream.startsWith(ORDER) ? [stream.slice(ORDER.length) as OrderId] : [],
  );
  const missed = events.some(({ stream, body }) => stream.startsWith('missed:') || OF_CALLS.has(body.type));
  return orders.length === 0 && !missed ? undefined : { orders: [...new Set(orders)], missed };
}
