// Runs in the host, at start.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@shared/kernel/clock';
import { DATABASES, isPlain } from '../keys/unlock';
import { openStore } from '../store/openStore';

/** The log that is not in use, practice or live, is not left plain either: opening it once converts it. */
export async function sealOther(
  dataDir: string,
  inUse: string,
  key: Uint8Array,
  clock: Clock,
): Promise<void> {
  for (const file of DATABASES.map((name) => join(dataDir, name))) {
    if (file === inUse || !existsSync(file) || statSync(file).size === 0 || !isPlain(file)) continue;
    const opened = await openStore({ file, clock, key, worker: true });
    // What cannot be opened stays as it is, and says so when it is used.
    if (opened.ok) await opened.value.store.close();
  }
}
