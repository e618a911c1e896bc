// Runs in the store's thread.
import { createSecretKey } from 'node:crypto';
import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import type { EventRow } from '../eventRow';
import { recordOf } from './journalFormat';

export interface Journal {
  /** Adds one record. Never throws: a disk that refuses leaves the journal behind until `fill`. */
  write(rows: readonly EventRow[]): void;
  /** True while the newest events are not in it. */
  readonly behind: boolean;
  /** Highest `seq` in it; what is behind begins after it. */
  readonly upTo: number;
  readonly bytes: number;
  /** Adds what was left behind; false while the disk still refuses. */
  fill(pages: Iterable<readonly EventRow[]>): boolean;
  /** Puts these rows alone in the place of the old file, on the disk before it counts. */
  rewrite(pages: Iterable<readonly EventRow[]>): void;
  close(): void;
}

/** Milliseconds from a record to its sync, which then serves all that came meanwhile. */
const SYNC_DELAY = 100;

/**
 * Opened for adding behind `end`. A record is in the system's hands before the save is answered, and on the disk
 * soon after, without the save waiting for it: the database has its own fsync; the journal is for the day when the
 * database can't be read.
 */
export function openJournal(file: string, key: Uint8Array, end: number, lastSeq: number): Journal {
  const sealing = createSecretKey(key);
  closeSync(openSync(file, 'a', 0o600));
  let output = openSync(file, 'r+');
  ftruncateSync(output, end);
  let size = end;
  let upTo = lastSeq;
  let behind = false;
  // Not at once: on most disks a sync beside it holds up the next save's own.
  const syncing = coalesced((done) => fdatasync(output, done));
  let timer: NodeJS.Timeout | undefined;
  const syncSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      syncing();
    }, SYNC_DELAY);
  };

  const put = (rows: readonly EventRow[]): void => {
    const record = recordOf(rows, sealing);
    // Written over where an earlier one was cut short.
    for (let done = 0; done < record.length; )
      done += writeSync(output, record, done, record.length - done, size + done);
    size += record.length;
    upTo = rows.at(-1)?.seq ?? upTo;
  };
  return {
    write(rows) {
      if (behind) return;
      try {
        put(rows);
        syncSoon();
      } catch {
        behind = true;
      }
    },
    get behind() {
      return behind;
    },
    get upTo() {
      return upTo;
    },
    get bytes() {
      return size;
    },
    fill(pages) {
      try {
        for (const rows of pages) put(rows);
        behind = false;
        syncSoon();
      } catch {
        behind = true;
      }
      return !behind;
    },
    rewrite(pages) {
      const fresh = `${file}.new`;
      const next = openSync(fresh, 'w', 0o600);
      let bytes = 0;
      let last = 0;
      try {
        for (const rows of pages) {
          bytes += writeSync(next, recordOf(rows, sealing));
          last = rows.at(-1)?.seq ?? last;
        }
        fsyncSync(next);
      } finally {
        closeSync(next);
      }
      closeSync(output);
      renameSync(fresh, file);
      output = openSync(file, 'r+');
      size = bytes;
      upTo = last;
      behind = false;
    },
    close() {
      clearTimeout(timer);
      fdatasyncSync(output);
      closeSync(output);
    },
  };
}

/** One at a time; who asks meanwhile is served by one more behind it. */
function coalesced(act: (done: () => void) => void): () => void {
  let running = false;
  let again = false;
  const start = (): void => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    act(() => {
      running = false;
      if (!again) return;
      again = false;
      start();
    });
  };
  return start;
}
