import type { CallId } from '../kernel/ids';
import type { EndCause } from './Leg';

/** `missed`: rang to the end and was not taken. `abandoned`: the caller gave up before that. */
export type CallOutcome = 'running' | 'answered' | 'missed' | 'abandoned' | 'declined' | 'made' | 'lost';

/** A line of the list of calls. Its number is masked: calling back is asked for by the call. */
export interface RecentCall {
  readonly call: CallId;
  readonly direction: 'in' | 'out';
  readonly number: string;
  /** Who handed the caller over. */
  readonly via?: string | undefined;
  /** False where the caller hid it: nobody can be called back. */
  readonly dialable: boolean;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly outcome: CallOutcome;
  /** He stands in the list of missed calls: nobody has spoken to him since. */
  readonly waits: boolean;
  readonly cause?: EndCause | undefined;
}
