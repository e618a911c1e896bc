// AES-256-GCM (NIST SP 800-38D): 12 bytes of nonce, the ciphertext, 16 bytes of tag.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { randomPool } from '../randomPool';

const nonces = randomPool();
const NONCE = 12;
const TAG = 16;
/** Bytes that sealing adds. */
export const SEAL_BYTES = NONCE + TAG;

/**
 * @param key a `KeyObject` where one key seals again and again: it is taken in once, not each time
 * @param about bound to the seal, not kept in it: the same must be given to open it
 */
export function seal(
  key: Uint8Array | KeyObject,
  plain: Uint8Array,
  about: Uint8Array = new Uint8Array(),
): Buffer {
  const nonce = nonces(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(about);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined for another key, another `about`, or a single changed bit. */
export function unseal(
  key: Uint8Array,
  sealed: Uint8Array,
  about: Uint8Array = new Uint8Array(),
): Buffer | undefined {
  if (sealed.length < SEAL_BYTES) return undefined;
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  cipher.setAAD(about);
  cipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(NONCE, sealed.length - TAG)), cipher.final()]);
  } catch {
    return undefined;
  }
}
