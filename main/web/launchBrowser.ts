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
  /** It is opened anew, in a window of its own. */
  crashed(page: Page): void;
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

/** A page that crashes as soon as it is there is not opened for ever, milliseconds. */
const AGAIN_AFTER = 5_000;

export function launchBrowser({ browser, dataDir, url, onTrouble }: LaunchOptions): LaunchedBrowser {
  const started = new Map<Page, ChildProcess>();
  const doorsteps = new Map<Page, string>();
  const reopenedAt = new Map<Page, number>();
  let closed = false;

  const open = (page: Page) => {
    const profileDir = join(dataDir, 'browser', page);
    mkdirSync(profileDir, { recursive: true, mode: 0o700 });
    const doorstep = join(profileDir, 'open.html');
    writeFileSync(doorstep, doorstepPage(`${url}&page=${page}`), { mode: 0o600 });
    doorsteps.set(page, doorstep);
    const isRoot = process.getuid?.() === 0;
    const words = browserArguments({ url: pathToFileURL(doorstep).href, profileDir, page, isRoot });
    const child = spawn(browser, words, { stdio: 'ignore' });
    child.on('error', onTrouble);
    child.on('exit', (_code, signal) => {
      if (signal !== null) crashed(page);
    });
    // Where a browser of this profile runs, the new one only hands the address over to it, and ends.
    if (!isRunning(started.get(page))) started.set(page, child);
  };
  const openDesk = () => {
    if (!started.has('desk')) open('desk');
  };
  const crashed = (page: Page) => {
    const now = performance.now();
    const wasLately = now - (reopenedAt.get(page) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER;
    if (closed || wasLately || !started.has(page)) return;
    reopenedAt.set(page, now);
    open(page);
  };
  const clear = (page: Page) => rmSync(doorsteps.get(page) ?? '', { force: true });

  open('phone');
  const patience = setTimeout(openDesk, PATIENCE);
  return {
    attached(page) {
      clear(page);
      if (page === 'phone') openDesk();
    },
    crashed,
    close() {
      closed = true;
      clearTimeout(patience);
      for (const page of started.keys()) clear(page);
      for (const child of started.values()) if (isRunning(child)) child.kill();
    },
  };
}

const isRunning = (child: ChildProcess | undefined): boolean =>
  child !== undefined && child.exitCode === null && child.signalCode === null;

/** The token stays out of the command line, which every user of the machine can read. */
const doorstepPage = (url: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url.replaceAll('&', '&amp;')}">`;
