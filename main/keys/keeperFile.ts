// Runs in the host and on the command line. `keeper.json` holds the key of the records, locked, once for each way to
// open it. It says nothing by itself; without it and its copy the records can't be read by anybody.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const base64 = z.base64();
const slot = z.discriminatedUnion('by', [
  z.object({ by: z.literal('keyring'), locked: base64 }),
  z.object({
    by: z.literal('passphrase'),
    locked: base64,
    salt: base64,
    /** scrypt's N (RFC 7914); r = 8, p = 1. */
    cost: z.number().int().min(1_024).max(1_048_576),
  }),
  z.object({ by: z.literal('keyFile'), locked: base64 }),
]);
const keeper = z.object({ version: z.literal(1), slots: z.array(slot).min(1) });

export type Slot = z.infer<typeof slot>;
export type SlotKind = Slot['by'];

const NAMES = ['keeper.json', 'keeper.copy.json'] as const;

/** The slots; undefined where neither the file nor its copy is there; `broken` where none of them can be read. */
export function readKeeper(dataDir: string): readonly Slot[] | undefined | 'broken' {
  const there = NAMES.map((name) => join(dataDir, name)).filter(existsSync);
  for (const file of there) {
    try {
      return keeper.parse(JSON.parse(readFileSync(file, 'utf8'))).slots;
    } catch {
      // The copy is for this.
    }
  }
  return there.length === 0 ? undefined : 'broken';
}

/** Both files, one after the other, each whole or not at all. */
export function writeKeeper(dataDir: string, slots: readonly Slot[]): void {
  for (const name of NAMES) writeWhole(join(dataDir, name), JSON.stringify({ version: 1, slots }, null, 2));
}

/** For its owner alone; on the disk before it takes the place of the old one. */
export function writeWhole(file: string, text: string): void {
  const fresh = `${file}.new`;
  const out = openSync(fresh, 'w', 0o600);
  writeSync(out, text);
  fsyncSync(out);
  closeSync(out);
  renameSync(fresh, file);
}

/** Overwrites before it deletes. A drive that writes elsewhere than it reads (SSD) may keep the old blocks. */
export function shred(file: string): void {
  const out = openSync(file, 'r+');
  const zeros = Buffer.alloc(1024 * 1024);
  const { size } = statSync(file);
  for (let at = 0; at < size; at += zeros.length)
    writeSync(out, zeros, 0, Math.min(zeros.length, size - at), at);
  fsyncSync(out);
  closeSync(out);
  unlinkSync(file);
}
