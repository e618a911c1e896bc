// Runs in the host. How every program of the house gets its store.
import type { Problem } from '@shared/contract/Session';
import type { Clock } from '@shared/kernel/clock';
import { ok, type Result } from '@shared/kernel/result';
import { inlineStore } from './inlineStore';
import { openCore } from './openCore';
import type { OpenFailure } from './openDatabase';
import type { Progress } from './projections/prepareProjections';
import type { Store } from './Store';
import { openWorkerStore } from './workerStore';

export interface StoreOptions {
  /** The database; made where it is missing, with its folder. */
  readonly file: string;
  readonly clock: Clock;
  /** The key of the folder (main/keys/unlock.ts); without it the log is plain, which tools and tests alone may do. */
  readonly key?: Uint8Array | undefined;
  /** True: the core runs in a thread of its own, and a save never stalls the caller's loop. */
  readonly worker: boolean;
  /** Milliseconds that a statement waits for another process's lock (default 2,000). */
  readonly busyTimeout?: number | undefined;
  /** Told while the log is folded again for the tables of a newer program, before the store is open. */
  readonly progress?: Progress | undefined;
}

export interface OpenedStore {
  readonly store: Store;
  /** What the person should know: a damaged file that was set aside. */
  readonly problems: readonly Problem[];
}

/** Opens the log. Fails with a sentence for a newer program's file, somebody else's file, or a folder without rights. */
export async function openStore(options: StoreOptions): Promise<Result<OpenedStore, OpenFailure>> {
  const { file, clock, key, worker, busyTimeout, progress } = options;
  const core = { file, now: clock(), key, busyTimeout };
  if (worker) return openWorkerStore(core, clock, { progress });
  const opened = openCore(core, progress);
  if (!opened.ok) return opened;
  return ok({ store: inlineStore(opened.value.core, clock), problems: opened.value.problems });
}
