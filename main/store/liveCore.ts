// Runs in the store's thread. The core as the port sees it: when its file turns out to be damaged in the middle of
// the work, another core over a mended file takes its place, and what was asked is asked again.

import type { Gathered } from '@shared/contract/Gathered';
import type { Result } from '@shared/kernel/result';
import { createCore, type StoreCore } from './createCore';
import type { Files, Mended } from './openCore';
import type { OpenFailure } from './openDatabase';
import type { Progress } from './projections/prepareProjections';
import type { StoreVerbs } from './Store';
import { sqliteFault } from './sqliteFault';
import { VERBS } from './verbs';

export interface LiveCore extends StoreCore {
  /** Sets the file aside and fills a new one from all there is, `source` (a backup) too. */
  mend(now: number, source?: string): Result<Gathered, OpenFailure>;
  /** Told before and after, whoever asked for it. */
  onMending: (running: boolean) => void;
  /** Told when that happened by itself. */
  onMended: (gathered: Gathered) => void;
}

export function createLiveCore(
  files: Files,
  mendFile: (now: number, source?: string) => Result<Mended, OpenFailure>,
  progress?: Progress,
): LiveCore {
  let current = createCore(files.db, files.journal, progress);
  let lastTime = 0;

  const replace = (now: number, source?: string): Result<Gathered, OpenFailure> => {
    current.close();
    const mended = mendFile(now, source);
    if (!mended.ok) return mended;
    current = createCore(mended.value.db, mended.value.journal);
    current.onCommitted = (fresh) => live.onCommitted(fresh);
    return { ok: true, value: mended.value.gathered };
  };
  const mend = (now: number, source?: string): Result<Gathered, OpenFailure> => {
    live.onMending(true);
    try {
      return replace(now, source);
    } finally {
      live.onMending(false);
    }
  };
  /** Once: a disk that breaks what was just written is not helped by writing more. */
  const mended = (): boolean => {
    const done = mend(lastTime);
    if (done.ok) live.onMended(done.value);
    return done.ok;
  };
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      if (sqliteFault(error)?.code !== 'damaged' || !mended()) throw error;
      return act();
    }
  };
  const verbs = Object.fromEntries(
    VERBS.map((verb) => [
      verb,
      (...args: readonly unknown[]) =>
        guarded(() => (current[verb] as (...args: readonly unknown[]) => unknown)(...args)),
    ]),
  ) as unknown as StoreVerbs;

  const live: LiveCore = {
    ...verbs,
    append(events, expected, recordedAt) {
      lastTime = recordedAt;
      const done = guarded(() => current.append(events, expected, recordedAt));
      if (done.ok || done.error.code !== 'damaged' || !mended()) return done;
      return current.append(events, expected, recordedAt);
    },
    onCommitted: () => {},
    onMending: () => {},
    onMended: () => {},
    feedSearch: () => guarded(() => current.feedSearch()),
    renewSearch: () => guarded(() => current.renewSearch()),
    tidyJournal: () => current.tidyJournal(),
    checkpoint: () => guarded(() => current.checkpoint()),
    close: () => current.close(),
    mend,
  };
  current.onCommitted = (fresh) => live.onCommitted(fresh);
  return live;
}
