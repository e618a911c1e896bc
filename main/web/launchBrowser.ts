// Browser-seat host: opens desk and phone of a seat in an installed Chromium, Chrome or Edge, in app mode.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SeatId } from '@shared/kernel/ids';
import { browserArguments } from './browserArguments';

export interface LaunchedBrowser {
  /** The desk is there and signed in: the phone's window can follow. */
  openPhone(): void;
  /** Ends what was started, and nothing else. */
  close(): void;
}

export interface LaunchOptions {
  readonly browser: string;
  readonly dataDir: string;
  readonly seat: SeatId;
  /** The address with the token. */
  readonly url: string;
  readonly onTrouble: () => void;
}

export function launchBrowser({ browser, dataDir, seat, url, onTrouble }: LaunchOptions): LaunchedBrowser {
  const profileDir = join(dataDir, 'browser');
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const doorstep = join(profileDir, 'open.html');
  writeFileSync(doorstep, doorstepPage(url), { mode: 0o600 });
  const started: ChildProcess[] = [];
  const start = (page: 'desk' | 'phone', address: string) => {
    const isRoot = process.getuid?.() === 0;
    const words = browserArguments({ url: address, profileDir, page, isRoot });
    const child = spawn(browser, words, { stdio: 'ignore' });
    child.on('error', onTrouble);
    started.push(child);
  };
  let phoneOpened = false;

  start('desk', pathToFileURL(doorstep).href);
  return {
    openPhone() {
      rmSync(doorstep, { force: true });
      if (!phoneOpened) start('phone', new URL(`/s/${seat}/phone/`, url).href);
      phoneOpened = true;
    },
    close() {
      rmSync(doorstep, { force: true });
      for (const child of started) if (child.exitCode === null) child.kill();
    },
  };
}

/** The token stays out of the command line, which every user of the machine can read. */
const doorstepPage = (url: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url}">`;
