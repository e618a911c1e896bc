import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadReference } from '../reference/loadReference';
import { openPracticeBooth } from './PracticeBooth';
import { openScriptShelf, type ScriptShelf } from './scriptShelf';

const RESOURCES = join(import.meta.dirname, '../../resources');
const reference = loadReference({ resourcesDir: RESOURCES });
if (!reference.ok) throw new Error(reference.error.message);
const { lists } = reference.value;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linkseat-shelf-'));
  for (const part of ['scripts', 'rubrics', 'audio/manifest.json'])
    cpSync(join(RESOURCES, part), join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (): ScriptShelf => openScriptShelf({ resourcesDir: folder, lists });

it('a script that can’t be played says why, with file, line and column; the others play', () => {
  const file = join(folder, 'scripts/roof-at-12345.yaml');
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes('everyMs'));
  lines[at] = 'idle: {everyMs: often, times: 3}';
  writeFileSync(file, lines.join('\n'));
  const booth = openPracticeBooth(folder, open());
  expect(booth.problems()).toEqual([
    { code: 'scriptBroken', message: `roof-at-12345.yaml:${at + 1}:17: idle.everyMs: 应是数字` },
  ]);
  expect(booth.script('roof-at-12345').ok).toBe(false);
  expect(booth.script('lamp-at-12345').ok).toBe(true);
  expect(booth.summaries('12345').length + booth.summaries('110').length).toBe(46);
});

it('a line whose sound is missing is told, too', () => {
  rmSync(join(folder, 'audio/manifest.json'));
  const [first] = openPracticeBooth(folder, open()).problems();
  expect(first?.message).toMatch(/\.yaml:\d+:12: lines\[0\]\.audio: 还没有声音/);
});
