// One build for both entries: out/main/{main,web,storeWorker}.js, out/preload/index.cjs, and the pages.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const alias = { '@shared': at('./shared'), '@resources': at('./resources') };

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: at('./main/main.ts'),
          web: at('./main/web.ts'),
          storeWorker: at('./main/store/storeWorker.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      // A sandboxed preload is one CommonJS file and can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('./preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('./renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      sourcemap: true,
      minify: true,
      // Fonts, pictures and worklets stay files of our own: the content policy lets no data: scripts in.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          desk: at('./renderer/desk/index.html'),
          phone: at('./renderer/phone/index.html'),
          board: at('./renderer/board/index.html'),
        },
      },
    },
  },
});
