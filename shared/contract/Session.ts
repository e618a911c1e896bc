import type { PhoneStatus } from '../call/PhoneStatus';
import type { RecordedEvent } from '../events/RecordedEvent';
import type { SeatId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import type { Person } from '../person/Person';
import type { SeatView } from '../seat/Seat';
import type { LinkStatus } from './platform/LinkStatus';
import type { Settings } from './Settings';

/** Which page asks. Each call names the pages that may make it. */
export type Page = 'desk' | 'phone' | 'board';

/**
 * What a page closes its socket with (RFC 6455 §7.4.2) when it is closed or loaded anew; one that crashes can't, and
 * Chromium says 1001 for it.
 */
export const PAGE_LEFT = 4000;

/** What a page needs to draw its first frame. */
export interface Session {
  readonly seat: SeatId;
  readonly side: Side;
  readonly version: string;
  /** True while the phone is registered at the embedded practice exchange: shown on every page. */
  readonly practice: boolean;
  readonly host: 'desktop' | 'browser';
  readonly settings: Settings;
  /** A secret of the SIP account is set. It is never told to the desk. */
  readonly sipSecret: boolean;
  readonly phone: PhoneStatus;
  readonly seatView: SeatView;
  /** Who sits here; undefined: somebody has to sign in first. */
  readonly person?: Person | undefined;
  /** How one signs in here. */
  readonly signIn: SignInKind;
  readonly link: LinkStatus;
  /** The host's clock when it answered, so that a page can show durations by facts. */
  readonly now: number;
  /** Trouble at start that the person should know: a broken list file and what is used instead. */
  readonly problems: readonly Problem[];
  /** Events of the call that runs or was interrupted on this seat; empty where there is none. */
  readonly current: readonly RecordedEvent[];
}

/**
 * `pin`: by staff number and PIN. `practice`: no list of people on the practice exchange, roles are chosen freely.
 * `none`: no list of people on a live seat, everybody has the role of the side.
 */
export type SignInKind = 'pin' | 'practice' | 'none';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}
