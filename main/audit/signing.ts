// Runs in the host and on the command line. Ed25519 (RFC 8032) with a key for each seat, worked out of the key of the
// records: nothing more to keep, and nothing to lose apart from it.
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type Checkpoint, checkpointText } from '@shared/audit/Checkpoint';
import type { SeatId } from '@shared/kernel/ids';
import { z } from 'zod';
import { signingSeed } from '../store/storeKeys';

/** Heads of PKCS #8 and SPKI for a raw Ed25519 key (RFC 8410 §7, §4). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const privateKey = (key: Uint8Array, seat: SeatId): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, signingSeed(key, seat)]), format: 'der', type: 'pkcs8' });

const rawPublic = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length).toString('base64');

/** A seat's public key, base64: what an administrator notes down once. */
export const publicKeyOf = (key: Uint8Array, seat: SeatId): string => rawPublic(privateKey(key, seat));

export function signCheckpoint(
  key: Uint8Array,
  head: Pick<Checkpoint, 'seat' | 'seatNo' | 'hash' | 'at'>,
): Checkpoint {
  const own = privateKey(key, head.seat);
  const signature = sign(null, Buffer.from(checkpointText(head)), own).toString('base64');
  return { ...head, publicKey: rawPublic(own), signature };
}

export function isSigned(checkpoint: Checkpoint): boolean {
  try {
    const key = Buffer.concat([SPKI, Buffer.from(checkpoint.publicKey, 'base64')]);
    const from = createPublicKey({ key, format: 'der', type: 'spki' });
    return verify(
      null,
      Buffer.from(checkpointText(checkpoint)),
      from,
      Buffer.from(checkpoint.signature, 'base64'),
    );
  } catch {
    return false;
  }
}

export const checkpointSchema = z.strictObject({
  seat: z.string().transform((seat) => seat as SeatId),
  seatNo: z.number().int().positive(),
  hash: z.hex().length(64),
  at: z.number().int(),
  publicKey: z.base64(),
  signature: z.base64(),
});
