import type { SeatView } from '@shared/seat/Seat';
import { limitAt } from '@shared/seat/SeatState';

/** The seat's state as its own person reads it. `shown` in milliseconds: how long it lasts, or what is left of it. */
export interface SeatLine {
  readonly kind: 'lasts' | 'left' | 'over';
  readonly shown: number;
  /** Less than a minute of a pause, less than ten seconds of a wrap-up: the person is reminded. */
  readonly soon: boolean;
}

const REMIND = { pause: 60_000, wrapUp: 10_000 } as const;

/** `now` by the host's clock. */
export function seatLine({ state }: SeatView, now: number): SeatLine {
  const limit = limitAt(state);
  if (limit === undefined) return { kind: 'lasts', shown: now - state.since, soon: false };
  if (now >= limit) return { kind: 'over', shown: now - limit, soon: true };
  const left = limit - now;
  return { kind: 'left', shown: left, soon: left <= REMIND[state.at === 'wrapUp' ? 'wrapUp' : 'pause'] };
}
