import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { workerEntry } from './workerEntry';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
beforeEach(() => {
  // Inside of the project, so that the bundle finds better-sqlite3.
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache', 'worker-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('finds the worker from an entry, from a chunk one folder below, and says when the build lacks it', () => {
  const here = (name: string): string => pathToFileURL(join(folder, name)).href;
  expect(() => workerEntry(here('web.js'))).toThrow(/storeWorker\.js/);
  writeFileSync(join(folder, 'storeWorker.js'), '');
  expect(workerEntry(here('web.js')).url.href).toBe(here('storeWorker.js'));
  expect(workerEntry(here('chunks/services.js')).url.href).toBe(here('storeWorker.js'));
});

it('works when it is built as an entry beside its user', async () => {
  const user = join(folder, 'user.ts');
  writeFileSync(
    user,
    `import { openStore } from '../../main/store/openStore';
     const opened = await openStore({ file: process.argv[2] ?? '', clock: Date.now, worker: true });
     if (!opened.ok) throw new Error(opened.error.message);
     console.log(JSON.stringify(await opened.value.store.waiting('platform')));
     await opened.value.store.close();`,
  );
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared') } },
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(folder, 'out'),
      rollupOptions: { input: { user, storeWorker: join(root, 'main/store/storeWorker.ts') } },
    },
  });
  const printed = execFileSync(process.execPath, [join(folder, 'out/user.js'), join(folder, 'live.db')]);
  expect(JSON.parse(String(printed))).toEqual({ count: 0 });
});
