// Runs in the store's thread and on the command line.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { unseal } from '../../keys/sealed';
import type { EventRow } from '../eventRow';
import { HEAD_BYTES, MARK, MOST_BYTES, MOST_RECORD } from './journalFormat';

export interface JournalContent {
  /** Events in the order in which they were committed. */
  readonly rows: readonly EventRow[];
  /** Records that were whole. */
  readonly records: number;
  /** True where some bytes between or behind the records could not be read: damage, or a write cut short. */
  readonly hurt: boolean;
  /** Bytes up to the end of the last whole record. */
  readonly end: number;
}

/** Everything that can be read: behind a broken record it goes on at the next mark. Undefined without a file. */
export function readJournal(file: string, key: Uint8Array): JournalContent | undefined {
  if (!existsSync(file)) return undefined;
  const rows: EventRow[] = [];
  let records = 0;
  let skipped = 0;
  let end = 0;
  const input = openSync(file, 'r');
  try {
    let carried = Buffer.alloc(0);
    let offset = 0;
    for (let more = true; more; ) {
      const chunk = Buffer.alloc(MOST_BYTES);
      const read = readSync(input, chunk, 0, MOST_BYTES, null);
      more = read === MOST_BYTES;
      const bytes = Buffer.concat([carried, chunk.subarray(0, read)]);
      const at = walk(bytes, key, !more, {
        record: (found, to) => {
          for (const row of found) rows.push(row);
          records += 1;
          end = offset + to;
        },
        skip: (count) => {
          skipped += count;
        },
      });
      carried = bytes.subarray(at);
      offset += at;
    }
    return { rows, records, hurt: skipped + carried.length > 0, end };
  } finally {
    closeSync(input);
  }
}

interface Found {
  record(rows: readonly EventRow[], to: number): void;
  skip(bytes: number): void;
}

/** Walks over whole records; answers where it stopped because the rest is not there yet. */
function walk(bytes: Buffer, key: Uint8Array, last: boolean, found: Found): number {
  let at = 0;
  while (at < bytes.length) {
    const mark = bytes.indexOf(MARK, at);
    if (mark < 0) {
      // A mark may begin at the very end of this piece.
      const next = last ? bytes.length : Math.max(at, bytes.length - MARK.length + 1);
      found.skip(next - at);
      return next;
    }
    if (mark > at) found.skip(mark - at);
    at = mark;
    if (bytes.length < at + HEAD_BYTES) break;
    const length = bytes.readUInt32LE(at + MARK.length);
    const to = at + HEAD_BYTES + length;
    const rows =
      length <= MOST_RECORD && to <= bytes.length ? openRecord(bytes.subarray(at, to), key) : undefined;
    if (rows !== undefined) {
      found.record(rows, to);
      at = to;
    } else if (length <= MOST_RECORD && to > bytes.length && !last) {
      break;
    } else {
      found.skip(1);
      at += 1;
    }
  }
  return at;
}

function openRecord(record: Buffer, key: Uint8Array): readonly EventRow[] | undefined {
  const plain = unseal(key, record.subarray(HEAD_BYTES), record.subarray(0, HEAD_BYTES));
  return plain && (JSON.parse(plain.toString('utf8')) as readonly EventRow[]);
}
