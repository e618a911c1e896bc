// Runs in the host. Who has seen to which alert: recorded in the alert's own stream, which the platform brings to the
// other hosts of the city, so that their leads agree.
import type { Acknowledged } from '@shared/alerts/Alert';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { alertStream } from '@shared/events/StreamId';
import type { SeatId } from '@shared/kernel/ids';
import type { Result } from '@shared/kernel/result';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';

export interface Acknowledgements {
  /** Of these alerts; those that nobody has seen to are missing. */
  of(alerts: readonly string[]): Promise<ReadonlyMap<string, Acknowledged>>;
  record(seat: SeatId, alert: string, by: string): Promise<Result<unknown>>;
  /** Told when somebody has seen to an alert, here or at another host. */
  onChange(fn: () => void): () => void;
  close(): void;
}

export interface AcknowledgementsDeps {
  readonly store: Pick<Store, 'append' | 'readStream' | 'onCommitted'>;
  readonly newEvent: SeatEvents;
}

/** Alerts whose streams were looked at, remembered at most. */
const MOST = 10_000;

/** Two leads at two hosts at once: the earlier by what their clocks say, and by seat; so both hosts name the same one. */
type Seen = Acknowledged & { readonly seat: SeatId };
const first = (a: Seen | undefined, b: Seen): Seen =>
  a === undefined || b.at < a.at || (b.at === a.at && b.seat < a.seat) ? b : a;

export function createAcknowledgements({ store, newEvent }: AcknowledgementsDeps): Acknowledgements {
  const seen = new Map<string, Seen>();
  const read = new Set<string>();
  const listeners = new Set<() => void>();

  const take = ({ body, at, seat, origin }: RecordedEvent): boolean => {
    if (body.type !== 'alertAcknowledged') return false;
    // A queue is this host's own: what another calls its queue is another one.
    if (origin === 'platform' && body.alert.startsWith('queue')) return false;
    seen.set(body.alert, first(seen.get(body.alert), { by: body.by, at, seat }));
    return true;
  };
  const off = store.onCommitted((events) => {
    if (events.map(take).some(Boolean)) for (const fn of listeners) fn();
  });
  const look = async (alert: string) => {
    if (read.has(alert)) return;
    for (const event of await store.readStream(alertStream(alert))) take(event);
    read.add(alert);
  };

  return {
    of: async (alerts) => {
      if (read.size > MOST) {
        read.clear();
        seen.clear();
      }
      await Promise.all(alerts.map(look));
      return new Map(
        alerts.flatMap((alert) => {
          const one = seen.get(alert);
          return one === undefined ? [] : [[alert, { by: one.by, at: one.at }] as const];
        }),
      );
    },
    record: (seat, alert, by) =>
      store.append([newEvent(seat, alertStream(alert), { type: 'alertAcknowledged', alert, by })]),
    onChange: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    close: off,
  };
}
