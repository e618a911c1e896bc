// Finds a Chromium, Chrome or Edge on this machine, and for the tests installs one where there is none:
// Debian's package for root, else Playwright's own download. Runs under Node 18 and newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const CANDIDATES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((base) => [
      join(base, 'Google/Chrome/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
      join(base, 'Chromium/Application/chrome.exe'),
    ]),
};

/** Browsers that `npx playwright-core install chromium` left in its cache. */
function playwrightCache() {
  const base = {
    linux: '.cache/ms-playwright',
    darwin: 'Library/Caches/ms-playwright',
    win32: 'AppData/Local/ms-playwright',
  };
  const folder = join(homedir(), base[process.platform] ?? '.cache/ms-playwright');
  const inside = {
    linux: 'chrome-linux/chrome',
    darwin: 'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    win32: 'chrome-win/chrome.exe',
  };
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .map((name) => join(folder, name, inside[process.platform] ?? inside.linux));
}

/** Path of a browser that can show the seat, or undefined. `LINKSEAT_BROWSER` names one by hand. */
export function findBrowser() {
  const named = process.env.LINKSEAT_BROWSER;
  if (named) return existsSync(named) ? named : undefined;
  return [...(CANDIDATES[process.platform] ?? []), ...playwrightCache()].find((path) => existsSync(path));
}

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

/** Installs a browser and a Chinese font for the tests. Returns its path, or undefined after saying why not. */
export function installBrowser() {
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('tests: no browser here; installing Debian’s Chromium and a Chinese font …');
    run('apt-get', ['-qq', 'update']);
    run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium', 'fonts-noto-cjk']);
  } else {
    console.log('tests: no browser here; fetching Chromium with Playwright …');
    run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  }
  return findBrowser();
}
