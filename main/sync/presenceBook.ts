// Runs in the host. Who was heard when, by this host's clock: no two clocks have to agree.

import type { Presence } from '@shared/contract/platform/LinkStatus';
import type { PresenceMessage } from '@shared/contract/platform/messages';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { PRESENCE_GONE } from './PlatformLink';

export interface PresenceBook {
  heard(message: Pick<PresenceMessage, 'seat' | 'region' | 'state' | 'forSeconds'>): void;
  list(): readonly Presence[];
  /** Told when somebody comes, changes, or is found gone. */
  onChange(fn: () => void): () => void;
  /** Forgets who was silent too long; called now and then. */
  sweep(): void;
}

export function createPresenceBook(clock: Clock): PresenceBook {
  const seats = new Map<SeatId, Presence>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const fn of listeners) fn();
  };
  const isThere = ({ seenAt }: Presence): boolean => clock() - seenAt < PRESENCE_GONE;

  return {
    heard({ seat, region, state, forSeconds }) {
      const before = seats.get(seat);
      const now = clock();
      const same = before?.state === state && isThere(before);
      // The beginning of a state is reckoned once, or it would tremble with every sign of life.
      const since = same ? before.since : now - forSeconds * 1_000;
      seats.set(seat, { seat, region, state, since, seenAt: now });
      if (!same) tell();
    },
    list: () => [...seats.values()].filter(isThere),
    onChange: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    sweep() {
      const gone = [...seats.values()].filter((one) => !isThere(one));
      for (const { seat } of gone) seats.delete(seat);
      if (gone.length > 0) tell();
    },
  };
}
