// Test cost is in the file's name: .test.ts (pure, milliseconds), .int.test.ts (real sockets, files, processes),
// .e2e.test.ts (Chromium).
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = {
  '@shared': fileURLToPath(new URL('./shared', import.meta.url)),
  '@resources': fileURLToPath(new URL('./resources', import.meta.url)),
  // The real one would start a download; the fake's IPC goes over a real MessageChannel.
  electron: fileURLToPath(new URL('./tests/electronFake/electron.ts', import.meta.url)),
};
const roots = '{main,renderer,preload,shared,tests,scripts}';

export default defineConfig({
  resolve: { alias },
  test: {
    server: { deps: { inline: ['electron-store'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${roots}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.int.test.ts', '**/*.e2e.test.ts', '**/node_modules/**'],
          // Properties over many cases take their time on a loaded machine; nothing here waits for time to pass.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: { name: 'int', include: [`${roots}/**/*.int.test.ts`], testTimeout: 30_000, pool: 'forks' },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [`${roots}/**/*.e2e.test.ts`],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          exclude: ['tests/interop/**', '**/node_modules/**'],
          // Most of a walk is waiting for rings and sound: two at once take hardly longer than one.
          // None is tried again at a desk: what fails once in a while has a cause. A shared runner may stand still for
          // seconds, which is no fault of the program.
          retry: process.env.CI ? 1 : 0,
          maxWorkers: 2,
          pool: 'forks',
        },
      },
      {
        extends: true,
        test: {
          // Foreign servers and telephones in a network of their own: `npm run test:interop`.
          name: 'interop',
          include: ['tests/interop/**/*.e2e.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          pool: 'forks',
        },
      },
    ],
  },
});
