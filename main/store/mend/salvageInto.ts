// Runs on the command line, with the folder held.
import type { Failure, Result } from '@shared/kernel/result';
import { readJournal } from '../journal/readJournal';
import { type CoreOptions, openCore } from '../openCore';
import { openDatabase } from '../openDatabase';
import { journalKey } from '../storeKeys';
import { prepareTake, type Taken, takeFrom } from './gather';
import { refold } from './refold';

/** Adds what can be read in `source`, a database or a journal, to the log; `source` stays as it is. */
export function salvageInto(
  options: CoreOptions & { readonly key: Uint8Array },
  source: string,
): Result<Taken, Failure> {
  // Opened once as the program does it: a log that is damaged itself is mended first.
  const sound = openCore(options);
  if (!sound.ok) return sound;
  sound.value.core.close();

  const opened = openDatabase(options.file, options);
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const take = prepareTake(db);
    let taken: Taken = { readable: 0, added: 0 };
    readJournal(source, journalKey(options.key), (rows) => {
      taken = { readable: taken.readable + rows.length, added: taken.added + take(rows) };
    });
    if (taken.readable === 0) taken = takeFrom(db, source, options.key);
    refold(db);
    return { ok: true, value: taken };
  } finally {
    db.close();
    // Projections, index and journal follow at once, not at the program's next start.
    const again = openCore(options);
    if (again.ok) again.value.core.close();
  }
}
