// Runs in the host. What becomes of saves while the store's thread mends its file.
import { fail, type Result } from '@shared/kernel/result';
import type { AppendError } from './Store';

/** Milliseconds that a save waits for the end of a mending; then who asked is told, and keeps what he has. */
export const PATIENCE = 2_000;

const MENDING: AppendError = {
  code: 'mending',
  message: '数据文件正在修复，这一条还没有保存。',
  hint: '请照常通话、填写；修好后会自动再次保存。',
};

export interface SavesWhileMending<T> {
  /** As the store's thread says it. */
  mending(running: boolean): void;
  /**
   * Begins the save, during a mending as soon as that is over. `mending` where it takes too long: a save that had
   * not begun is dropped, one that had may still be recorded.
   */
  save(begin: () => Promise<Result<T, AppendError>>): Promise<Result<T, AppendError>>;
}

interface Save {
  begin(): void;
  refuse(): void;
}

export function createSavesWhileMending<T>(patience = PATIENCE): SavesWhileMending<T> {
  const held = new Set<Save>();
  const begun = new Set<Save>();
  let running = false;
  let late = false;
  let timer: NodeJS.Timeout | undefined;

  return {
    mending: (now) => {
      running = now;
      late = false;
      clearTimeout(timer);
      if (running) {
        timer = setTimeout(() => {
          late = true;
          for (const save of [...held, ...begun]) save.refuse();
          held.clear();
        }, patience);
        return;
      }
      for (const save of held) save.begin();
      held.clear();
    },
    save: (begin) =>
      new Promise((resolve, reject) => {
        const save: Save = {
          begin: () => {
            begun.add(save);
            begin()
              .then(resolve, reject)
              .finally(() => begun.delete(save));
          },
          refuse: () => resolve(fail(MENDING)),
        };
        if (!running) save.begin();
        else if (late) save.refuse();
        else held.add(save);
      }),
  };
}
