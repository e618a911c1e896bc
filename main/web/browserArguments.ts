// Browser-seat host: how a Chromium is started for a seat.

import type { Page } from '@shared/contract/Session';

export interface BrowserWindow {
  readonly url: string;
  readonly profileDir: string;
  /** `desk` is the large window; `phone` a small one at its side. */
  readonly page: Page;
  /** Chromium's sandbox can't be used by root. */
  readonly isRoot: boolean;
}

/**
 * The switches of a telephone: sound without a click, calls between pages of one machine that has no network, and
 * timers that go on in a window that is covered. The profile is our own, so that nobody's extensions hear a call.
 */
export const browserArguments = ({ url, profileDir, page, isRoot }: BrowserWindow): readonly string[] => [
  `--app=${url}`,
  `--user-data-dir=${profileDir}`,
  ...(page === 'desk' ? ['--start-maximized', '--window-size=1440,900'] : ['--window-size=420,420']),
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-features=Translate',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** True where a window can be shown. */
export const hasScreen = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
