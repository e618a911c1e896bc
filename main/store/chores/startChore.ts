// Runs in the host: the near side of a chore's own thread.
import { Worker } from 'node:worker_threads';
import type { Result } from '@shared/kernel/result';
import { workerEntry } from '../workerEntry';
import type { Chore, ChoreDone, ChoreFile } from './Chore';

/** What the worker is started with when it is not the store itself. */
export interface ChoreOrder extends ChoreFile {
  readonly order: Chore;
}

/** Rejects for bugs only. */
export function startChore(on: ChoreFile, order: Chore): Promise<Result<ChoreDone>> {
  const { url, execArgv } = workerEntry();
  const worker = new Worker(url, { workerData: { ...on, order }, execArgv, name: order.chore });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`the thread of ${order.chore} ended without an answer`)));
  });
}
