import type { CallId } from '../kernel/ids';

export type SeatEvent =
  | { readonly type: 'seatSignedIn' }
  | { readonly type: 'seatSignedOut' }
  | { readonly type: 'seatMadeAvailable' }
  | { readonly type: 'pauseStarted'; readonly reason: string }
  /** What comes after the running call; `available` replaces an earlier queued state. */
  | {
      readonly type: 'nextStateQueued';
      readonly next: 'available' | 'pause';
      readonly reason?: string | undefined;
    }
  | { readonly type: 'callMissed'; readonly call: CallId }
  | { readonly type: 'missConfirmed' };
