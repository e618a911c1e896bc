// Runs in the store's thread.
import type { Database } from 'better-sqlite3';
import { databaseKey } from './storeKeys';

/**
 * Gives the connection its key, before anything else is done with it. ChaCha20-Poly1305 (RFC 8439) for every page,
 * also of the WAL and of the rollback journal; docs/encryption.md says why this cipher.
 */
export function unlockDatabase(db: Database, key: Uint8Array | undefined): void {
  // Sorts and temporary tables of an encrypted database would lie plain in the system's folder.
  db.pragma('temp_store = MEMORY');
  if (key === undefined) return;
  db.pragma("cipher = 'chacha20'");
  db.pragma(`key = "raw:${databaseKey(key)}"`);
}
