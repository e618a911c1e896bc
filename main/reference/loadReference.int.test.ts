import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadReference, problemSentence } from './loadReference';

const SHIPPED = join(import.meta.dirname, '../../resources');
let root: string;
let places: { resourcesDir: string; lastGoodDir: string };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lists-'));
  places = { resourcesDir: join(root, 'resources'), lastGoodDir: join(root, 'data/reference') };
  for (const folder of ['lists', 'calendar', 'rules', 'regions', 'questions', 'rosters', 'knowledge'])
    cpSync(join(SHIPPED, folder), join(places.resourcesDir, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const file = (name: string): string => join(places.resourcesDir, 'lists', name);
const edit = (name: string, from: string, to: string): void =>
  writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(from, to));

function load() {
  const loaded = loadReference(places);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value;
}

describe('loadReference', () => {
  test('the shipped lists are read and kept as the last good copy, with no file left over', () => {
    expect(load()).toMatchObject({ from: 'files', problems: [] });
    expect(readdirSync(places.lastGoodDir)).toEqual(
      ['calendar', 'knowledge', 'lists', 'questions', 'regions', 'rosters', 'rules'].map(
        (name) => `${name}-last-good.json`,
      ),
    );
  });

  test.each([
    [
      'broken JSON',
      () => edit('diversion.json', '"no": 3,', '"no": 3'),
      /diversion\.json:\d+: not valid JSON: expected “,” or “}”/,
    ],
    [
      'a wrong row',
      () => edit('diversion.json', '"code": "12345-05"', '"code": "12345-55"'),
      /diversion\.json:\d+: rows\[4\]\.code: is 12345-55/,
    ],
    ['a missing file', () => rmSync(file('overlaps.json')), /overlaps\.json: the file is missing/],
    [
      'an empty file',
      () => writeFileSync(file('departments.json'), ''),
      /departments\.json:1: not valid JSON/,
    ],
    [
      'bytes that are no text',
      () => writeFileSync(file('emergency.json'), Buffer.from([0xff, 0xfe, 0x00])),
      /emergency\.json:1: not valid JSON/,
    ],
  ])('%s: the last good copy is used and the fault is named', (_, damage, sentence) => {
    const good = load();
    damage();
    const now = load();
    expect(now.from).toBe('lastGood');
    expect(now.lists).toEqual(good.lists);
    expect(now.problems.map(problemSentence).join('\n')).toMatch(sentence);
  });

  test('a broken file does not overwrite the good copy, and a mended one is used at once', () => {
    load();
    const before = statSync(join(places.lastGoodDir, 'lists-last-good.json')).mtimeMs;
    edit('departments.json', '公安部门', '公安"部门');
    expect(load().from).toBe('lastGood');
    expect(statSync(join(places.lastGoodDir, 'lists-last-good.json')).mtimeMs).toBe(before);
    edit('departments.json', '公安"部门', '公安机关');
    expect(load()).toMatchObject({ from: 'files', problems: [] });
    edit('departments.json', '"no": 2', '"no": "2"');
    expect(load().lists.departments[0]?.name).toBe('公安机关');
  });

  test('broken with no good copy: a sentence with file and line, and what to do', () => {
    edit('departments.json', '"no": 2,', '"no": 1,');
    const loaded = loadReference(places);
    if (loaded.ok) throw new Error('loaded');
    expect(loaded.error.message).toMatch(
      /no earlier good copy\. .*departments\.json:\d+: departments\[1\]\.no: 1 stands twice/,
    );
    expect(loaded.error.hint).toMatch(/installation package/);
  });

  test.each([
    ['calendar/cn.json', /cn\.json:1: not valid JSON/],
    ['rules/deadlines.json', /deadlines\.json:1: not valid JSON/],
    ['regions/sichuan.json', /sichuan\.json:1: not valid JSON/],
    ['questions/rows.json', /rows\.json:1: not valid JSON/],
    ['rosters/duty.json', /duty\.json:1: not valid JSON/],
    ['knowledge/entries.json', /entries\.json:1: not valid JSON/],
  ])('%s broken: its good copy is used; without one it is empty, and the seat runs', (name, sentence) => {
    const good = load();
    writeFileSync(join(places.resourcesDir, name), '[');
    const withCopy = load();
    expect(withCopy.data).toEqual(good.data);
    expect(withCopy.from).toBe('files');
    expect(withCopy.problems.map(problemSentence).join('\n')).toMatch(sentence);
    rmSync(places.lastGoodDir, { recursive: true });
    const without = load();
    expect(without.data).not.toEqual(good.data);
    expect(without.lists).toEqual(good.lists);
    expect(without.problems.map(problemSentence).join('\n')).toMatch(sentence);
  });

  test('a damaged good copy counts as none', () => {
    load();
    writeFileSync(join(places.lastGoodDir, 'lists-last-good.json'), '{"texts":{"diversion.json":"{}"}}');
    rmSync(file('diversion.json'));
    expect(loadReference(places).ok).toBe(false);
  });

  test('a place that cannot be written is reported, and the seat runs on sound lists', () => {
    writeFileSync(join(root, 'data'), 'a file where the folder should be');
    const { from, problems } = load();
    expect(from).toBe('files');
    expect(problems[0]?.message).toMatch(/could not be kept/);
  });
});
