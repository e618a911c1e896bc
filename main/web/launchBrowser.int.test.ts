import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from './launchBrowser';

let dir: string;
let launched: LaunchedBrowser;

/** A browser that notes what it is to open, and stays until it is told to end. */
const BROWSER = `#!/usr/bin/env bash
for word in "$@"; do case $word in --user-data-dir=*) echo "\${word##*/} $$" >> "$(dirname "$0")/opened";; esac; done
exec sleep 60
`;

interface Opened {
  readonly page: string;
  readonly process: number;
}

function opened(): readonly Opened[] {
  try {
    const lines = readFileSync(join(dir, 'opened'), 'utf8').trim().split('\n');
    return lines.map((line) => ({ page: line.split(' ')[0] ?? '', process: Number(line.split(' ')[1]) }));
  } catch {
    return [];
  }
}

const pages = (): readonly string[] => opened().map(({ page }) => page);
const haveOpened = (...wanted: string[]): Promise<void> =>
  vi.waitFor(() => expect(pages()).toEqual(wanted), { timeout: 10_000 });

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-launch-'));
  writeFileSync(join(dir, 'browser'), BROWSER, { mode: 0o700 });
  const onTrouble = () => {
    throw new Error('not opened');
  };
  launched = launchBrowser({
    browser: join(dir, 'browser'),
    dataDir: join(dir, 'data'),
    url: 'http://127.0.0.1:1/s/x/?token=t',
    onTrouble,
  });
  await haveOpened('phone');
});
afterEach(() => {
  launched.close();
  for (const { process: id } of opened()) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
  rmSync(dir, { recursive: true, force: true });
});

test('the desk follows the phone, once', async () => {
  launched.attached('phone');
  await haveOpened('phone', 'desk');
  launched.attached('phone');
  launched.attached('desk');
  launched.crashed('desk');
  await haveOpened('phone', 'desk', 'desk');
});

describe('a phone page that crashed', () => {
  test('is opened anew, and not for ever where it crashes again at once', async () => {
    launched.crashed('phone');
    await haveOpened('phone', 'phone');
    launched.crashed('phone');
    launched.attached('phone');
    await haveOpened('phone', 'phone', 'desk');
  });

  test('with its whole browser: the same', async () => {
    process.kill(opened()[0]?.process ?? 0, 'SIGKILL');
    await haveOpened('phone', 'phone');
  });
});

test('what the end of the program closes is not opened again', async () => {
  launched.attached('phone');
  await haveOpened('phone', 'desk');
  launched.close();
  const isGone = ({ process: id }: Opened): boolean => {
    try {
      return !process.kill(id, 0);
    } catch {
      return true;
    }
  };
  await vi.waitFor(() => expect(opened().every(isGone)).toBe(true), { timeout: 10_000 });
  expect(pages()).toEqual(['phone', 'desk']);
});
