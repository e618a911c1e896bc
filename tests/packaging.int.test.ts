// What is in the package, read off a real build with a stand-in where Electron's binary would be.
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../package.json';
import { fuseProfile } from '../scripts/fuses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
let dir: string;
let archive: string;
let files: readonly string[];

/** Everything that may be in the package, and nothing else may. */
const ALLOWED: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/main\/(main|web|storeWorker)\.js$/,
  /^out\/main\/chunks\/[\w.-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(board|desk|phone)\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png|ogg)$/,
  /^resources\/(audio|calendar|knowledge|lists|locales|precedents|questions|regions|rosters|rubrics|rules|schema|scripts|suggest)\/[\w./-]+\.(json|ogg|txt|yaml)$/,
  /^node_modules\/(@[\w.-]+\/)?[\w.-]+\/(?!.*\.(ts|mts|cts|map|md|c|cc|cpp|h|gyp)$)/,
];

/** In the pages' bundles, or for building and testing only: never in node_modules of the package. */
const NEVER = [...Object.keys(packageJson.devDependencies), ...Object.keys(packageJson.optionalDependencies)];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-package-'));
  const standIn = join(dir, 'electron');
  mkdirSync(join(standIn, 'locales'), { recursive: true });
  for (const name of ['electron', 'locales/zh-CN.pak', 'locales/en-US.pak', 'locales/de.pak']) {
    writeFileSync(join(standIn, name), '');
  }
  chmodSync(join(standIn, 'electron'), 0o755);
  writeFileSync(join(standIn, 'version'), `v${packageJson.devDependencies.electron}`);
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/out/cli/cli.js'),
      ...['--dir', '--linux', '--x64', '--publish', 'never'],
      `-c.electronDist=${standIn}`,
      `-c.directories.output=${join(dir, 'dist')}`,
    ],
    { cwd: root, env: { ...process.env, LINKSEAT_FUSES: 'none' } },
  );
  archive = join(dir, 'dist/linux-unpacked/resources/app.asar');
  const listed = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  const folders = new Set(listed.map((path) => path.slice(0, path.lastIndexOf('/'))));
  files = listed.filter((path) => !folders.has(path));
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the package', () => {
  it('holds only what is allowed', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => !ALLOWED.some((pattern) => pattern.test(path)))).toEqual([]);
  });

  it('holds both entries, the worker, the pages and the lists', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/main.js',
        'out/main/web.js',
        'out/main/storeWorker.js',
        'out/preload/index.cjs',
        'out/renderer/desk/index.html',
        'out/renderer/phone/index.html',
        'resources/lists/diversion.json',
      ]),
    );
  });

  it('holds nothing that is only for development or already in the bundles', () => {
    const packed = new Set(
      files.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    );
    expect(NEVER.filter((name) => packed.has(name))).toEqual([]);
    expect(Object.keys(packageJson.dependencies).filter((name) => !packed.has(name))).toEqual([]);
    expect(files.filter((path) => /\.map$|\.test\.|\/(tests?|__tests__)\//.test(path))).toEqual([]);
  });

  it('names no folder of the machine that built it', () => {
    const ours = files.filter((path) => /^out\/.*\.(c?js|html|css)$/.test(path));
    const naming = ours.filter((path) => extractFile(archive, path).includes(root));
    expect(naming).toEqual([]);
  });

  it('has better-sqlite3 beside the archive, for this platform alone, whole', () => {
    const unpacked = join(dir, 'dist/linux-unpacked/resources/app.asar.unpacked/node_modules/better-sqlite3');
    expect(readdirSync(join(unpacked, 'prebuilds'))).toEqual(['linux-x64.node']);
    const original = require
      .resolve('better-sqlite3/package.json')
      .replace('package.json', 'prebuilds/linux-x64.node');
    expect(readFileSync(join(unpacked, 'prebuilds/linux-x64.node')).equals(readFileSync(original))).toBe(
      true,
    );
    expect(existsSync(join(unpacked, 'lib/index.js'))).toBe(true);
  });

  it('brings Chromium’s words for our two languages only', () => {
    expect(readdirSync(join(dir, 'dist/linux-unpacked/locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });

  it('starts from its own files: the browser seat prints its help', async () => {
    const app = join(dir, 'app');
    const { extractAll } = await import('@electron/asar');
    extractAll(archive, app);
    cpSync(join(dir, 'dist/linux-unpacked/resources/app.asar.unpacked'), app, { recursive: true });
    const run = await promisify(execFile)(process.execPath, [join(app, 'out/main/web.js'), '--help']);
    expect(run.stdout).toContain('--data-dir');
  });
});

describe('the fuses', () => {
  it('of a release leave no way to run other code in it', () => {
    expect(fuseProfile('release')).toEqual({
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    });
  });

  it('of the test profile differ in the inspector alone, which Playwright needs', () => {
    const differing = Object.entries(fuseProfile('test')).filter(
      ([fuse, on]) => on !== Object.entries(fuseProfile('release')).find(([name]) => name === fuse)?.[1],
    );
    expect(differing).toEqual([[String(FuseV1Options.EnableNodeCliInspectArguments), true]]);
  });
});
