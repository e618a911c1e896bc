// Runs in the host. Who was heard when, by this host's clock: no two clocks have to agree.

import type { Presence } from '@shared/contract/platform/LinkStatus';
import type { Clock } from '@shared/kernel/clock';
import type { SeatCard } from '@shared/seat/SeatCard';
import { PRESENCE_GONE } from './PlatformLink';

export type PresenceListener = (changed: readonly Presence[], gone: readonly Presence[]) => void;

export interface PresenceBook {
  /** Times by this host's clock. */
  heard(card: SeatCard): void;
  list(): readonly Presence[];
  /** Told what came or changed, and who was found gone. */
  onChange(fn: PresenceListener): () => void;
  /** Forgets who was silent too long; called now and then. */
  sweep(): void;
  /** All that other machines said, in silence: nobody listens any more. */
  forget(): void;
}

/** `isHere`: the seat speaks through this host. */
export function createPresenceBook(clock: Clock, isHere: (card: SeatCard) => boolean): PresenceBook {
  // A number may be given in two cities.
  const seats = new Map<string, Presence>();
  const listeners = new Set<PresenceListener>();
  const tell: PresenceListener = (changed, gone) => {
    for (const fn of listeners) fn(changed, gone);
  };
  const isThere = ({ seenAt }: Presence): boolean => clock() - seenAt < PRESENCE_GONE;

  return {
    heard(said) {
      const key = `${said.region} ${said.seat}`;
      const last = seats.get(key);
      const before = last && isThere(last) ? last : undefined;
      const next: Presence = { ...(before ? steady(before, said) : said), seenAt: clock() };
      seats.set(key, next);
      if (before === undefined || !isSame(before, next)) tell([next], []);
    },
    list: () => [...seats.values()].filter(isThere),
    onChange: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    forget() {
      for (const [key, one] of [...seats]) if (!isHere(one)) seats.delete(key);
    },
    sweep() {
      const gone = [...seats].filter(([, one]) => !isThere(one));
      for (const [key] of gone) seats.delete(key);
      if (gone.length > 0)
        tell(
          [],
          gone.map(([, one]) => one),
        );
    },
  };
}

/** Told in whole seconds, a beginning would tremble with every sign of life: it is reckoned once. Milliseconds. */
const TREMBLE = 2_000;

const near = (before: number, now: number): number => (Math.abs(before - now) < TREMBLE ? before : now);

function steady(before: SeatCard, now: SeatCard): SeatCard {
  if (before.state.at !== now.state.at) return now;
  const shift = near(before.state.since, now.state.since) - now.state.since;
  const { state, help, lent } = now;
  return {
    ...now,
    state: {
      ...state,
      since: state.since + shift,
      ...('until' in state && state.until !== undefined ? { until: state.until + shift } : {}),
    },
    help: help && { ...help, since: near(before.help?.since ?? 0, help.since) },
    lent: lent?.until === undefined ? lent : { ...lent, until: near(before.lent?.until ?? 0, lent.until) },
  };
}

const isSame = (before: Presence, { seenAt: _, ...now }: Presence): boolean => {
  const { seenAt: __, ...was } = before;
  return JSON.stringify(was) === JSON.stringify(now);
};
