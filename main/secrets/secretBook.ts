// Runs in the host. Secrets of the seats (of the SIP account, of the platform), each sealed with a key of its own use from the folder's
// key: they stand in no settings, and no page but the phone is ever given one.
import { hkdfSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { z } from 'zod';
import { writeWhole } from '../keys/keeperFile';
import { seal, unseal } from '../keys/sealed';

export interface SecretBook {
  /** Undefined where none is set, or where the file was changed by somebody else. */
  read(seat: SeatId): string | undefined;
  /** An empty one takes it out. */
  write(seat: SeatId, secret: string): Result<null>;
}

/** A file for each use: what writes one knows nothing of the other. */
const FILES = { sip: 'secrets.json', platform: 'platform-secrets.json' } as const;
export type SecretUse = keyof typeof FILES;
const book = z.record(z.string(), z.base64());

/** @param folderKey of `unlock`: kept by the keyring, a passphrase or a key file, as the settings say on the screen */
export function openSecretBook(dataDir: string, folderKey: Uint8Array, use: SecretUse = 'sip'): SecretBook {
  const file = join(dataDir, FILES[use]);
  const key = Buffer.from(hkdfSync('sha256', folderKey, new Uint8Array(), 'linkseat secrets', 32));
  const about = (seat: SeatId) => Buffer.from(`${use} ${seat}`);
  let sealed = readBook(file);

  return {
    read: (seat) => {
      const one = sealed[seat];
      return one === undefined
        ? undefined
        : unseal(key, Buffer.from(one, 'base64'), about(seat))?.toString('utf8');
    },
    write: (seat, secret) => {
      const { [seat]: _, ...others } = sealed;
      const next =
        secret === ''
          ? others
          : { ...others, [seat]: seal(key, Buffer.from(secret, 'utf8'), about(seat)).toString('base64') };
      try {
        writeWhole(file, JSON.stringify(next));
      } catch {
        return fail({ code: 'notWritten', message: '口令未能写入磁盘。 The secret could not be written.' });
      }
      sealed = next;
      return ok(null);
    },
  };
}

function readBook(file: string): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {};
  try {
    return book.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
