// Runs in the store's thread, in the host and on the command line. One key opens a folder; what it is used for has
// keys of its own (HKDF, RFC 5869), so that no two ciphers ever share one.
import { hkdfSync } from 'node:crypto';

const derived = (key: Uint8Array, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `linkseat ${use}`, 32));

export const databaseKey = (key: Uint8Array): string => derived(key, 'database').toString('hex');
export const journalKey = (key: Uint8Array): Buffer => derived(key, 'journal');
/** Seed of a seat's signing key (Ed25519, RFC 8032 §5.1.5). */
export const signingSeed = (key: Uint8Array, seat: string): Buffer => derived(key, `checkpoint ${seat}`);
