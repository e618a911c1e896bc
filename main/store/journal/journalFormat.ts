// The second journal: one record a commit, one after the other.
//
//   mark (8) | length of the rest (4, LE) | highest seq (8, LE) | nonce (12) | sealed rows | tag (16)
//
// The tag is the checksum of the record, its head included: a changed bit shows, and so does another key. The mark
// lets a reader find the next record behind a broken one.
import type { KeyObject } from 'node:crypto';
import { seal } from '../../keys/sealed';
import type { EventRow } from '../eventRow';

export const MARK = Buffer.from('\x9fLKSTJ\x0d\x0a', 'latin1');
export const HEAD_BYTES = MARK.length + 4 + 8;
/** Bytes of a record that are believed; a longer one is damage. */
export const MOST_RECORD = 16 * 1024 * 1024;
/** Bytes that are read at a time: more than any record. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** One record, ready to be written. */
export function recordOf(rows: readonly EventRow[], key: KeyObject): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  const text = Buffer.from(JSON.stringify(rows));
  MARK.copy(head);
  head.writeUInt32LE(text.length + 28, MARK.length);
  head.writeBigUInt64LE(BigInt(rows.at(-1)?.seq ?? 0), MARK.length + 4);
  return Buffer.concat([head, seal(key, text, head)]);
}

export const journalOf = (file: string): string => `${file}.journal`;
