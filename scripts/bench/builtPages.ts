// Pages as the program ships them: bundled and small, so that what a bench measures is not the development server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param pages paths below renderer/, such as `phone/index.html`; served at the same path below `base` */
export async function builtPages(pages: readonly string[]) {
  const outDir = mkdtempSync(join(tmpdir(), 'linkseat-pages-'));
  const common = { root: `${ROOT}renderer`, configFile: false, logLevel: 'error' } as const;
  await build({
    ...common,
    resolve: { alias: { '@shared': `${ROOT}shared`, '@resources': `${ROOT}resources` } },
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: pages.map((page) => `${ROOT}renderer/${page}`) },
    },
  });
  const server = await preview({
    ...common,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('the pages are not served');
  return {
    base: `http://127.0.0.1:${address.port}`,
    close: async (): Promise<void> => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
