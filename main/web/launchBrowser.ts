// Browser-seat host: opens phone and desk of a seat in an installed Chromium, Chrome or Edge, in app mode. Each has a
// browser of its own: a crash of the one that people look at does not touch the call, and each window has its size.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@shared/contract/Session';
import { browserArguments } from './browserArguments';

export interface LaunchedBrowser {
  /** A page of the seat is there and signed in. The desk follows the phone, so that it comes to lie in front. */
  attached(page: Page): void;
  /** Ends what was started, and nothing else. */
  close(): void;
}

export interface LaunchOptions {
  readonly browser: string;
  readonly dataDir: string;
  /** The address with the token. */
  readonly url: string;
  readonly onTrouble: () => void;
}

/** How long the desk waits for a phone page that does not come, milliseconds. */
const PATIENCE = 5_000;

export function launchBrowser({ browser, dataDir, url, onTrouble }: LaunchOptions): LaunchedBrowser {
  const started = new Map<Page, ChildProcess>();
  const doorsteps = new Map<Page, string>();

  const open = (page: Page) => {
    if (started.has(page)) return;
    const profileDir = join(dataDir, 'browser', page);
    mkdirSync(profileDir, { recursive: true, mode: 0o700 });
    const doorstep = join(profileDir, 'open.html');
    writeFileSync(doorstep, doorstepPage(`${url}&page=${page}`), { mode: 0o600 });
    doorsteps.set(page, doorstep);
    const isRoot = process.getuid?.() === 0;
    const words = browserArguments({ url: pathToFileURL(doorstep).href, profileDir, page, isRoot });
    const child = spawn(browser, words, { stdio: 'ignore' });
    child.on('error', onTrouble);
    started.set(page, child);
  };
  const clear = (page: Page) => rmSync(doorsteps.get(page) ?? '', { force: true });

  open('phone');
  const patience = setTimeout(() => open('desk'), PATIENCE);
  return {
    attached(page) {
      clear(page);
      if (page === 'phone') open('desk');
    },
    close() {
      clearTimeout(patience);
      for (const page of started.keys()) clear(page);
      for (const child of started.values()) if (child.exitCode === null) child.kill();
    },
  };
}

/** The token stays out of the command line, which every user of the machine can read. */
const doorstepPage = (url: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url.replaceAll('&', '&amp;')}">`;
