// Runs in the host.
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';

/** Wrong tries that are free; from then on each costs a wait twice as long as the one before. */
const FREE = 4;
const FIRST_WAIT = 5_000;
const LONGEST = 15 * 60_000;

export interface Tries {
  /** Milliseconds until somebody may try again at this seat. */
  waits(seat: SeatId): number;
  count(seat: SeatId): void;
  forget(seat: SeatId): void;
}

/** Guesses at a PIN get slower. Kept in memory: a restart of the host forgets, the log does not. */
export function createTries(clock: Clock): Tries {
  const wrong = new Map<SeatId, { readonly count: number; readonly until: number }>();
  return {
    waits: (seat) => Math.max(0, (wrong.get(seat)?.until ?? 0) - clock()),
    count: (seat) => {
      const count = (wrong.get(seat)?.count ?? 0) + 1;
      const wait = count <= FREE ? 0 : Math.min(LONGEST, FIRST_WAIT * 2 ** (count - FREE - 1));
      wrong.set(seat, { count, until: clock() + wait });
    },
    forget: (seat) => void wrong.delete(seat),
  };
}
