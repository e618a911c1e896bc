import { assertNever } from '../kernel/assertNever';
import type { CallId, LegId, LendingId } from '../kernel/ids';
import type { Person } from '../person/Person';
import type { SeatAddress } from './letter/Letter';
import type { SeatState } from './SeatState';

/** Where a seat is while nobody is on its line: what it goes back to, and what can be queued for after a call. */
export type Rest =
  | { readonly to: 'available' }
  | { readonly to: 'pause'; readonly reason: string; readonly limit?: number | undefined }
  | { readonly to: 'training' }
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

/** Someone at this seat has asked for help; `since` in milliseconds. */
export interface HelpCall {
  readonly word: string;
  readonly since: number;
  readonly call?: CallId | undefined;
}

/** 三（五）: `to` is the city that borrows; `until` in milliseconds. */
export interface Lent {
  readonly lending: LendingId;
  readonly to: string;
  readonly leads: readonly SeatAddress[];
  readonly since: number;
  readonly until?: number | undefined;
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
  readonly shift?: string | undefined;
  /** The phone is registered. */
  readonly connected: boolean;
  readonly connectedSince: number;
  readonly help?: HelpCall | undefined;
  readonly lent?: Lent | undefined;
}

export const OFFLINE: Seat = {
  state: { at: 'offline', since: 0 },
  rest: { to: 'offline' },
  beside: [],
  connected: false,
  connectedSince: 0,
};

/** What a page of the seat is told of it. */
export interface SeatView {
  /** `shownState`. */
  readonly state: SeatState;
  readonly next?: Rest | undefined;
  readonly help?: HelpCall | undefined;
  readonly lent?: Lent | undefined;
}

export const seatView = (seat: Seat): SeatView => ({
  state: shownState(seat),
  next: seat.next,
  help: seat.help,
  lent: seat.lent,
});

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

/** Somebody may be on the line: a ringing call, one that runs, or one that rings over a missed one. */
export const isInCall = ({ state, contact, beside }: Seat): boolean =>
  state.at === 'offered' ||
  state.at === 'busy' ||
  [contact, ...beside].some((one) => one !== undefined && one.open.length > 0);

/** The state of a rest that begins at `since`, milliseconds. */
export const atRest = (rest: Rest, since: number): SeatState => {
  switch (rest.to) {
    case 'available':
      return { at: 'available', since };
    case 'pause':
      return { at: 'pause', since, reason: rest.reason, limit: rest.limit };
    case 'training':
      return { at: 'training', since };
    case 'offline':
      return { at: 'offline', since };
    default:
      return assertNever(rest);
  }
};
