// Main process of the desktop program. The operating system's keyring, where it is one.
import { safeStorage } from 'electron';
import type { Keyring } from '../keys/KeySources';

/** Fixed keys and guesses that Chromium falls back to on Linux: no encryption, and never called one. */
const UNREAL = new Set(['basic_text', 'unknown']);

/** Undefined where the system has none that really encrypts: then a passphrase or a key file is used, and said. */
export function electronKeyring(platform: NodeJS.Platform = process.platform): Keyring | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : SYSTEM[platform];
  if (backend === undefined || UNREAL.has(backend)) return undefined;
  return {
    backend,
    lock: (secret) => safeStorage.encryptString(secret.toString('base64')),
    unlock: (locked) => Buffer.from(safeStorage.decryptString(locked), 'base64'),
  };
}

const SYSTEM: Partial<Record<NodeJS.Platform, string>> = { win32: 'DPAPI', darwin: 'Keychain' };
