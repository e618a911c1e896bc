import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface BuiltProgram {
  /** To be run by Node as it is. */
  readonly file: string;
  remove(): void;
}

/**
 * Builds a program of this folder with the store's worker beside it: harnesses start it a thousand times, and from
 * source every start would compile anew.
 */
export async function buildProgram(name: string): Promise<BuiltProgram> {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  // Inside of the project, so that the bundle finds better-sqlite3.
  mkdirSync(join(root, '.cache'), { recursive: true });
  const outDir = mkdtempSync(join(root, '.cache', `${name}-`));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared') } },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      rollupOptions: {
        input: {
          [name]: join(root, `main/store/testing/${name}.ts`),
          storeWorker: join(root, 'main/store/storeWorker.ts'),
        },
      },
    },
  });
  return { file: join(outDir, `${name}.js`), remove: () => rmSync(outDir, { recursive: true }) };
}
