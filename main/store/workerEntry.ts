import { existsSync } from 'node:fs';

/**
 * Where the worker's file is, and what Node needs to load it. In the build it stands beside the entries
 * (out/main/storeWorker.js), and this code may have landed in a chunk one folder below; from source (tests,
 * bench) it is TypeScript, which Node 24 runs with the loader for our import style.
 */
export function workerEntry(here: string = import.meta.url): {
  readonly url: URL;
  readonly execArgv: string[];
} {
  if (here.endsWith('.ts')) {
    const loader = new URL('../../scripts/typescriptLoader.mjs', here);
    return { url: new URL('storeWorker.ts', here), execArgv: ['--import', loader.href] };
  }
  const places = ['storeWorker.js', '../storeWorker.js'].map((place) => new URL(place, here));
  const url = places.find((place) => existsSync(place));
  if (url === undefined) throw new Error(`storeWorker.js is not beside ${here}: the build lacks an entry`);
  return { url, execArgv: [] };
}
