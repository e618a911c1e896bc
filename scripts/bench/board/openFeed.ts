// The bench page of the board in Chromium, built for it alone: what it measures has no host and no socket in between.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { startBrowser } from '../../../tests/e2e/startBrowser';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface Feed {
  open(table: 'ours' | 'antd'): Promise<Page>;
  close(): Promise<void>;
}

export async function openFeed(): Promise<Feed> {
  const outDir = mkdtempSync(join(tmpdir(), 'linkseat-feed-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: at('renderer/board/testing'),
    plugins: [react()],
    resolve: { alias: { '@shared': at('shared'), '@resources': at('resources') } },
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: at('renderer/board/testing/feed.html') } },
  });
  const browser = await startBrowser({ width: 1366, height: 768 });
  return {
    open: async (table) => {
      const page = await browser.newPage();
      await page.route('http://feed.invalid/**', (route) => {
        const { pathname } = new URL(route.request().url());
        return route.fulfill({
          body: readFileSync(join(outDir, pathname)),
          contentType: TYPES[extname(pathname)] ?? 'application/octet-stream',
        });
      });
      await page.goto(`http://feed.invalid/feed.html?table=${table}`);
      await page.waitForSelector(table === 'ours' ? '.seat-line[data-seat]' : '.ant-table-row');
      return page;
    },
    close: async () => {
      await browser.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

export const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
