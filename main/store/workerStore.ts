// Runs in the host: the near side of the worker in which the core lives.
import { Worker } from 'node:worker_threads';
import type { Gathered } from '@shared/contract/Gathered';
import type { Problem } from '@shared/contract/Session';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Clock } from '@shared/kernel/clock';
import { fail, ok, type Result } from '@shared/kernel/result';
import { createListeners } from './listeners';
import type { CoreOptions } from './openCore';
import type { OpenFailure } from './openDatabase';
import type { Progress } from './projections/prepareProjections';
import type { AppendError, Store } from './Store';
import { createSavesWhileMending } from './savesWhileMending';
import { askEach } from './verbs';
import { workerEntry } from './workerEntry';
import type { Ask, Told } from './workerMessages';

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

type Opened = Result<{ readonly store: Store; readonly problems: readonly Problem[] }, OpenFailure>;

const GONE: AppendError = {
  code: 'storeGone',
  message: '数据服务已停止，没有保存。',
  hint: '请重新启动程序；已保存的内容都在。',
};

export interface WorkerStoreOptions {
  /** Milliseconds that a save waits for a mending. */
  readonly patience?: number | undefined;
  readonly progress?: Progress | undefined;
}

export function openWorkerStore(
  options: CoreOptions,
  clock: Clock,
  { patience, progress }: WorkerStoreOptions = {},
): Promise<Opened> {
  const { url, execArgv } = workerEntry();
  const worker = new Worker(url, { workerData: options, execArgv, name: 'store' });
  const listeners = createListeners<readonly RecordedEvent[]>();
  const mending = createListeners<boolean>();
  const mended = createListeners<Gathered>();
  const pending = new Map<number, Pending>();
  const saves = createSavesWhileMending<readonly RecordedEvent[]>(patience);
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let last = 0;
  let gone: Error | undefined;

  const ask = <T>(verb: Ask['verb'], args: readonly unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (gone !== undefined) return reject(gone);
      last += 1;
      pending.set(last, { resolve, reject });
      worker.postMessage({ ask: last, verb, args } satisfies Ask);
    });
  const settle = (number: number, act: (waiting: Pending) => void): void => {
    const waiting = pending.get(number);
    pending.delete(number);
    if (waiting !== undefined) act(waiting);
  };

  const store: Store = {
    ...askEach<Store>(ask),
    // A store that died is a fault that callers of append handle; for readers it is as a bug, and rejects.
    append: (events, expected) =>
      saves.save(() =>
        ask<Awaited<ReturnType<Store['append']>>>('append', [events, expected, clock()]).catch((error) => {
          if (error === gone) return fail(GONE);
          throw error;
        }),
      ),
    onCommitted: listeners.on,
    mend: (source) => ask<Awaited<ReturnType<Store['mend']>>>('mend', [clock(), source]),
    onMending: mending.on,
    onMended: mended.on,
    close: async () => {
      if (gone === undefined) await ask<null>('close', []);
      await exited;
    },
  };

  return new Promise<Opened>((resolve, reject) => {
    const stopped = (error: Error): void => {
      gone ??= error;
      for (const number of [...pending.keys()]) settle(number, (waiting) => waiting.reject(gone ?? error));
      saves.mending(false);
      reject(error);
    };
    worker.once('error', stopped);
    worker.once('exit', () => stopped(new Error('the store is closed')));
    worker.on('message', (message: Told) => {
      switch (message.told) {
        case 'folding':
          progress?.(message.done, message.of);
          break;
        case 'opened':
          resolve(message.result.ok ? ok({ store, problems: message.result.value }) : message.result);
          break;
        case 'mending':
          saves.mending(message.running);
          mending.tell(message.running);
          break;
        case 'mended':
          mended.tell(message.gathered);
          break;
        case 'answer':
          if (message.committed) listeners.tell(message.committed);
          settle(message.ask, (waiting) => waiting.resolve(message.value as never));
          break;
        case 'thrown':
          if (message.committed) listeners.tell(message.committed);
          settle(message.ask, (waiting) => waiting.reject(new Error(message.message)));
          break;
      }
    });
  });
}
