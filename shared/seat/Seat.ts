import type { CallId, LegId } from '../kernel/ids';
import type { Person } from '../person/Person';
import type { SeatState } from './SeatState';

/** Where a seat is while nobody is on its line: what it goes back to, and what can be queued for after a call. */
export type Rest =
  | { readonly to: 'available' }
  | { readonly to: 'pause'; readonly reason: string }
  | { readonly to: 'offline' };

/** The call that holds the seat, from its first ring until its wrap-up is over. */
export interface Contact {
  readonly call: CallId;
  /** Rung by the seat itself: no intake, so no wrap-up follows. */
  readonly outgoing: boolean;
  /** Legs that are not over. The first is the far end that the call is about. */
  readonly open: readonly LegId[];
  readonly answered: boolean;
  /** The wrap-up was done while the phone still carried the call for two others. */
  readonly finished: boolean;
}

/** One seat as its own stream and the streams of its calls tell it. */
export interface Seat {
  readonly state: SeatState;
  readonly rest: Rest;
  /** Queued during a call; takes the place of `rest` when the call is wrapped up. */
  readonly next?: Rest | undefined;
  readonly contact?: Contact | undefined;
  /** Calls beside it, in the order of their coming: one takes its place when it is over. */
  readonly beside: readonly Contact[];
  /** Who signed in last and has not signed out. */
  readonly person?: Person | undefined;
  /** The phone is registered; it is not in the log, so a start says false. */
  readonly connected: boolean;
  readonly connectedSince: number;
}

export const OFFLINE: Seat = {
  state: { at: 'offline', since: 0 },
  rest: { to: 'offline' },
  beside: [],
  connected: false,
  connectedSince: 0,
};

/** What the board shows: a seat that waits for calls without a phone is `disconnected`. */
export const shownState = ({ state, connected, connectedSince }: Seat): SeatState =>
  state.at === 'available' && !connected
    ? { at: 'disconnected', since: Math.max(state.since, connectedSince) }
    : state;

/** May a call be offered here now? */
export const canBeRung = (seat: Seat): boolean => shownState(seat).at === 'available';

/** In a call or its wrap-up: what the person asks for comes afterwards. */
export const isEngaged = ({ state }: Seat): boolean =>
  state.at === 'offered' || state.at === 'busy' || state.at === 'wrapUp';

/** The state of a rest that begins at `since`, milliseconds. */
export const atRest = (rest: Rest, since: number): SeatState => {
  switch (rest.to) {
    case 'available':
      return { at: 'available', since };
    case 'pause':
      return { at: 'pause', since, reason: rest.reason };
    case 'offline':
      return { at: 'offline', since };
  }
};
