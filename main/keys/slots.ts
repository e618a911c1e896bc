// Runs in the host and on the command line. One way to lock the key of the records, and to open it again.
import { randomBytes, scryptSync } from 'node:crypto';
import type { Protection } from '@shared/contract/Protection';
import { assertNever } from '@shared/kernel/assertNever';
import { fail, ok, type Result } from '@shared/kernel/result';
import type { KeySources } from './KeySources';
import type { Slot, SlotKind } from './keeperFile';
import { isBeside, keyFileOf, makeKeyFile, readKeyFile } from './keyFile';
import { seal, unseal } from './sealed';

/** N of scrypt: 128 MiB and about half a second, for every guess of a passphrase. */
const COST = 131_072;
const LEAST_PASSPHRASE = 8;

export interface Place {
  readonly dataDir: string;
  readonly sources: KeySources;
}

/** Opens one slot; undefined where this process has nothing to open it with. */
export function openSlot(slot: Slot, { dataDir, sources }: Place): Result<Buffer> | undefined {
  const locked = Buffer.from(slot.locked, 'base64');
  switch (slot.by) {
    case 'keyring':
      return sources.keyring && tryKeyring(() => sources.keyring?.unlock(locked));
    case 'passphrase': {
      if (sources.passphrase === undefined) return undefined;
      const opened = unseal(
        stretched(sources.passphrase, Buffer.from(slot.salt, 'base64'), slot.cost),
        locked,
      );
      return opened ? ok(opened) : wrongPassphrase();
    }
    case 'keyFile': {
      const key = readKeyFile(keyFileOf(dataDir, sources.keyFile));
      if (!key.ok) return key;
      const opened = unseal(key.value, locked);
      return opened ? ok(opened) : wrongKeyFile();
    }
    default:
      return assertNever(slot);
  }
}

/** Locks `key` in a new slot of this kind. A key file that is there is used, never overwritten. */
export function makeSlot(by: SlotKind, key: Buffer, { dataDir, sources }: Place): Result<Slot> {
  switch (by) {
    case 'keyring': {
      if (!sources.keyring) return fail({ code: 'noKeyring', message: NO_KEYRING });
      const locked = sources.keyring.lock(key);
      return ok({ by, locked: locked.toString('base64') });
    }
    case 'passphrase': {
      const { passphrase = '' } = sources;
      if (passphrase.length < LEAST_PASSPHRASE) return fail({ code: 'passphraseShort', message: SHORT });
      const salt = randomBytes(16);
      const locked = seal(stretched(passphrase, salt, COST), key).toString('base64');
      return ok({ by, locked, salt: salt.toString('base64'), cost: COST });
    }
    case 'keyFile': {
      const file = keyFileOf(dataDir, sources.keyFile);
      const there = readKeyFile(file);
      if (!there.ok && there.error.code !== 'keyFileMissing') return there;
      const fileKey = there.ok ? there : makeKeyFile(file);
      if (!fileKey.ok) return fileKey;
      return ok({ by, locked: seal(fileKey.value, key).toString('base64') });
    }
    default:
      return assertNever(by);
  }
}

export function protectionOf(slot: Slot, { dataDir, sources }: Place): Protection {
  if (slot.by === 'keyring') return { by: 'keyring', backend: sources.keyring?.backend ?? '' };
  if (slot.by === 'passphrase') return { by: 'passphrase' };
  return { by: 'keyFile', beside: isBeside(dataDir, keyFileOf(dataDir, sources.keyFile)) };
}

const stretched = (passphrase: string, salt: Buffer, cost: number): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 });

function tryKeyring(open: () => Buffer | undefined): Result<Buffer> {
  try {
    const key = open();
    if (key?.length === 32) return ok(key);
  } catch {
    // Another user, another machine, or a keyring that was made anew: one sentence for all.
  }
  return fail({ code: 'keyringRefused', message: KEYRING_REFUSED, hint: UNTOUCHED });
}

const UNTOUCHED = '数据没有被改动。 The records were not touched.';
const NO_KEYRING = '本机没有可用的系统密钥环。 This machine has no keyring that really encrypts.';
const SHORT = `口令至少 ${LEAST_PASSPHRASE} 个字符。 A passphrase has at least ${LEAST_PASSPHRASE} characters.`;
const KEYRING_REFUSED =
  '系统密钥环打不开数据密钥。请用本机原来的用户登录，或用恢复口令打开（LINKSEAT_PASSPHRASE）。 The keyring does not open the key of the records: sign in as the user who made it, or use the recovery passphrase.';
const wrongPassphrase = () =>
  fail({
    code: 'wrongPassphrase',
    message: '口令不对，数据没有打开。 The passphrase is wrong; the records were not opened.',
    hint: UNTOUCHED,
  });
const wrongKeyFile = () =>
  fail({
    code: 'wrongKeyFile',
    message: '这个密钥文件打不开本文件夹的数据。 This key file does not open the records of this folder.',
    hint: UNTOUCHED,
  });
