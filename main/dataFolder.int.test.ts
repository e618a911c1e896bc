import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdDataFolder } from './dataFolder';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-folder-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('makes the folder, and lets one host have it at a time', () => {
  const path = join(dir, 'a/b');
  const first = holdDataFolder(path);
  expect(first).toMatchObject({ ok: true, value: { path } });
  expect(holdDataFolder(path)).toMatchObject({ ok: false, error: { code: 'dataFolderInUse' } });
  if (first.ok) first.value.release();
  const second = holdDataFolder(path);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.release();
});

it('says in a sentence that a folder can not be used', () => {
  writeFileSync(join(dir, 'file'), '');
  const inFile = holdDataFolder(join(dir, 'file/data'));
  expect(inFile).toMatchObject({ ok: false, error: { code: 'dataFolderUnusable' } });
});

it.runIf(process.platform === 'linux')('comes back where the system has no such folder to give', () => {
  expect(holdDataFolder('/proc/linkseat')).toMatchObject({
    ok: false,
    error: { code: 'dataFolderUnusable' },
  });
});
