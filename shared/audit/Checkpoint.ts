import type { SeatId } from '../kernel/ids';

/**
 * Where a seat's chain stood, signed by the seat (Ed25519, RFC 8032) and kept elsewhere: a log that does not contain
 * it was cut off, rolled back or written anew.
 */
export interface Checkpoint {
  readonly seat: SeatId;
  readonly seatNo: number;
  /** Hash of that event. */
  readonly hash: string;
  readonly at: number;
  /** Raw public key, base64. */
  readonly publicKey: string;
  /** Over `checkpointText`, base64. */
  readonly signature: string;
}

/** The signed text: one line a member, in this order. */
export const checkpointText = ({
  seat,
  seatNo,
  hash,
  at,
}: Omit<Checkpoint, 'publicKey' | 'signature'>): string =>
  `linkseat checkpoint 1\n${seat}\n${seatNo}\n${hash}\n${at}\n`;
