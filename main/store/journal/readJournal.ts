// Runs in the store's thread and on the command line.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { unseal } from '../../keys/sealed';
import type { EventRow } from '../eventRow';
import { HEAD_BYTES, MARK, MOST_BYTES, MOST_RECORD } from './journalFormat';

export interface JournalScan {
  /** Records that were whole. */
  readonly records: number;
  /** True where something before the last whole record could not be read. What is broken behind it was cut short. */
  readonly hurt: boolean;
  /** Bytes up to the end of the last whole record, and the place in the log of its last event. */
  readonly end: number;
  readonly lastSeq: number;
}

/**
 * Walks over everything that can be read, record by record, in the order of the commits: behind a broken one it goes
 * on at the next mark. A journal may be larger than memory. Undefined without a file.
 */
export function readJournal(
  file: string,
  key: Uint8Array,
  each: (rows: readonly EventRow[]) => void = () => {},
): JournalScan | undefined {
  if (!existsSync(file)) return undefined;
  let scan: JournalScan = { records: 0, hurt: false, end: 0, lastSeq: 0 };
  let skipped = 0;
  const input = openSync(file, 'r');
  try {
    let carried = Buffer.alloc(0);
    let offset = 0;
    const chunk = Buffer.allocUnsafe(MOST_BYTES);
    for (let more = true; more; ) {
      const read = readSync(input, chunk, 0, MOST_BYTES, null);
      more = read === MOST_BYTES;
      const bytes = Buffer.concat([carried, chunk.subarray(0, read)]);
      const at = walk(bytes, key, !more, {
        record: (rows, to) => {
          each(rows);
          const lastSeq = rows.at(-1)?.seq ?? scan.lastSeq;
          scan = { records: scan.records + 1, hurt: skipped > 0, end: offset + to, lastSeq };
        },
        skip: (count) => {
          skipped += count;
        },
      });
      carried = bytes.subarray(at);
      offset += at;
    }
    return scan;
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
