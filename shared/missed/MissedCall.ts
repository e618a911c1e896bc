import type { Branded, CallId } from '../kernel/ids';

/** Id of the first call that was missed of one number. */
export type MissedId = Branded<string, 'MissedId'>;

/** Somebody rang, nobody answered, and nobody has spoken to him since. One line for each number. */
export interface MissedCall {
  readonly id: MissedId;
  /** Masked on lists; empty where the caller hides it, and then nobody can call back. */
  readonly number: string;
  /** How often he tried. */
  readonly calls: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** The last time no seat rang for him: he waited so long in the queue, milliseconds. */
  readonly queuedMs?: number | undefined;
  /** Seat or person that has taken it on. */
  readonly claimedBy?: string | undefined;
  /** The call that rings him back. */
  readonly callBack?: CallId | undefined;
  /** Call-backs that were not answered. */
  readonly tries: number;
}
