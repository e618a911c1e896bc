// What a save is held against: one INSERT in a FULL transaction. Runs in the bench, and as a thread of it.
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { layOutWal } from '../../main/store/layOutWal';
import { unlockDatabase } from '../../main/store/unlockDatabase';

/** A plain WAL database as SQLite has it; with a key, of our cipher. */
export function bareDatabase(file: string, key?: Uint8Array) {
  const db = new Database(file);
  unlockDatabase(db, key);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO events (body) VALUES (?)');
  return {
    db,
    run: (body: string) => void insert.run(body),
    close: () => void db.close(),
  };
}

interface Bare {
  readonly bare: string;
  readonly key: Uint8Array;
}

/** The same in a thread of its own, with a WAL at its full length: a message there, the INSERT, a message back. */
export async function bareInThread(bare: string, key: Uint8Array) {
  const loader = new URL('../typescriptLoader.mjs', import.meta.url).href;
  const workerData: Bare = { bare, key };
  const worker = new Worker(new URL(import.meta.url), { workerData, execArgv: ['--import', loader] });
  await once(worker, 'message');
  let answered = (): void => {};
  worker.on('message', () => answered());
  return {
    run: (body: string) =>
      new Promise<void>((resolve) => {
        answered = resolve;
        worker.postMessage(body);
      }),
    close: () => worker.terminate(),
  };
}

const port = parentPort;
const given = workerData as Partial<Bare> | null | undefined;
if (!isMainThread && port !== null && given?.bare !== undefined) {
  const { bare, key } = given;
  const { db, run } = bareDatabase(bare, key);
  layOutWal(db);
  port.on('message', (body: string) => {
    run(body);
    port.postMessage(null);
  });
  port.postMessage(null);
}
