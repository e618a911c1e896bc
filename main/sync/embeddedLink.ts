// Runs in the host. The link of a machine without a platform: seats on this machine share the log, so a hand-over
// record is there as soon as it is recorded; everything else stays queued.
import type { LinkStatus } from '@shared/contract/calls';
import { SENT_CURSOR, type Store } from '../store/Store';
import type { PlatformLink } from './PlatformLink';

/** Name of the cursor that the link keeps in the log. */
export const PLATFORM_CURSOR = SENT_CURSOR;

export async function createEmbeddedLink(store: Store): Promise<PlatformLink> {
  const listeners = new Set<(status: LinkStatus) => void>();
  const first = await store.waiting(PLATFORM_CURSOR);
  let status = linkStatus(first.count, first.since);

  const offCommitted = store.onCommitted((events) => {
    const own = events.filter((event) => event.origin === 'seat');
    if (own.length === 0) return;
    status = linkStatus(status.waiting + own.length, status.waitingSince ?? own[0]?.recordedAt);
    for (const listener of listeners) listener(status);
  });

  return {
    status: () => status,
    onStatus: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    handover: (id) => store.handover(id),
    close: async () => {
      offCommitted();
      listeners.clear();
    },
  };
}

const linkStatus = (waiting: number, waitingSince: number | undefined): LinkStatus => ({
  state: 'notConfigured',
  waiting,
  ...(waitingSince === undefined ? {} : { waitingSince }),
});
