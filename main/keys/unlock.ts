// Runs in the host and on the command line. From the folder of the data to the key of its records.
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Protection } from '@shared/contract/Protection';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { readKeeper, type Slot, type SlotKind, writeKeeper } from './keeperFile';
import { makeSlot, openSlot, type Place, protectionOf } from './slots';

export interface Unlocked {
  /** 32 bytes: of all databases and journals of this folder. */
  readonly key: Buffer;
  readonly protection: Protection;
  /** Every way that opens it; a recovery passphrase stands behind the first. */
  readonly ways: readonly SlotKind[];
}

export const DATABASES = ['practice.db', 'live.db'] as const;

/**
 * The key of the records in `dataDir`. At the first start one is made and locked in the best way that this process
 * has: the keyring, else the passphrase, else a key file. Refused with a sentence, and not a byte changed, where the
 * key can't be opened, or where there are encrypted records and no key.
 */
export function unlock(place: Place): Result<Unlocked> {
  const slots = readKeeper(place.dataDir);
  if (slots === 'broken' || (slots === undefined && hasSealedRecords(place.dataDir)))
    return fail(KEEPER_GONE);
  return slots === undefined ? lockFirst(place) : openAny(slots, place);
}

/** Which ways open the folder's key; empty before the first start. */
export function waysOf(dataDir: string): readonly SlotKind[] {
  const slots = readKeeper(dataDir);
  return slots === undefined || slots === 'broken' ? [] : slots.map(({ by }) => by);
}

/** Locks the key in one more way, or in that way alone; the records themselves stay as they are. */
export function relock(key: Buffer, by: SlotKind, place: Place, alone: boolean): Result<readonly SlotKind[]> {
  const slots = readKeeper(place.dataDir);
  if (slots === undefined || slots === 'broken') return fail(KEEPER_GONE);
  const made = makeSlot(by, key, place);
  if (!made.ok) return made;
  const others = alone ? [] : slots.filter((slot) => slot.by !== by);
  const next = [...others, made.value];
  writeKeeper(place.dataDir, next);
  return ok(next.map((slot) => slot.by));
}

function lockFirst(place: Place): Result<Unlocked> {
  const { keyring, passphrase } = place.sources;
  const by = keyring ? 'keyring' : passphrase !== undefined ? 'passphrase' : 'keyFile';
  const key = randomBytes(32);
  const first = makeSlot(by, key, place);
  if (!first.ok) return first;
  // A passphrase given beside a keyring is the way back when the keyring is lost.
  const second = keyring && passphrase !== undefined ? makeSlot('passphrase', key, place) : undefined;
  if (second && !second.ok) return second;
  const slots = second ? [first.value, second.value] : [first.value];
  writeKeeper(place.dataDir, slots);
  return ok({ key, protection: protectionOf(first.value, place), ways: slots.map((slot) => slot.by) });
}

function openAny(slots: readonly Slot[], place: Place): Result<Unlocked> {
  let refused: Failure | undefined;
  for (const slot of slots) {
    const opened = openSlot(slot, place);
    if (opened?.ok) {
      const ways = slots.map(({ by }) => by);
      return ok({ key: opened.value, protection: protectionOf(slot, place), ways });
    }
    refused ??= opened?.error;
  }
  return fail(refused ?? NEEDS[slots[0]?.by ?? 'keyFile']);
}

/** Whether a database of this folder is encrypted: a plain one begins with SQLite's own words. */
const hasSealedRecords = (dataDir: string): boolean =>
  DATABASES.some((name) => existsSync(join(dataDir, name)) && !isPlain(join(dataDir, name)));

/** True for a plain SQLite database, and for an empty file, which is none yet (file format §1.3). */
export function isPlain(file: string): boolean {
  const head = Buffer.alloc(16);
  const input = openSync(file, 'r');
  const read = readSync(input, head, 0, 16, 0);
  closeSync(input);
  return read === 0 || head.toString('latin1') === 'SQLite format 3\0';
}

const UNTOUCHED = '数据没有被改动。 The records were not touched.';
const KEEPER_GONE: Failure = {
  code: 'keeperGone',
  message:
    '数据已加密，但钥匙文件 keeper.json 不在或已损坏。请从备份文件夹取回。 The records are encrypted, but keeper.json is missing or broken; take it back from the backup folder.',
  hint: UNTOUCHED,
};
const NEEDS: Readonly<Record<SlotKind, Failure>> = {
  passphrase: {
    code: 'passphraseNeeded',
    message:
      '打开数据需要口令：请在终端输入，或用环境变量 LINKSEAT_PASSPHRASE。 A passphrase is needed: type it at the prompt, or give it in LINKSEAT_PASSPHRASE.',
    hint: UNTOUCHED,
  },
  keyring: {
    code: 'keyringNeeded',
    message:
      '数据密钥在系统密钥环中，只有桌面程序能打开；其他程序需要恢复口令（LINKSEAT_PASSPHRASE）。 The key is in the system’s keyring, which only the desktop program opens; anything else needs the recovery passphrase (LINKSEAT_PASSPHRASE).',
    hint: UNTOUCHED,
  },
  keyFile: {
    code: 'keyFileMissing',
    message: '找不到密钥文件。 The key file is not there.',
    hint: UNTOUCHED,
  },
};
