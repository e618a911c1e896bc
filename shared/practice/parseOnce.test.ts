// A key in the form of a script: its text is parsed once, however much is read of it.
import { expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { readScript } from './parseScript';
import { addToScript, moveInScript, setInScript } from './scriptEdit';
import { manifestFixture, scriptFixture } from './scriptFixture';
import { readYamlSource } from './yamlSource';

const parses = vi.hoisted(() => ({ count: 0 }));
vi.mock('yaml', async (original) => {
  const yaml = await original<typeof import('yaml')>();
  const parseDocument: typeof yaml.parseDocument = (...from: Parameters<typeof yaml.parseDocument>) => {
    parses.count += 1;
    return yaml.parseDocument(...from) as never;
  };
  return { ...yaml, parseDocument };
});

const world = {
  rows: new Set(['110-01']),
  overlaps: new Set<string>(),
  departments: new Set<number>(),
  questions: new Set<string>(),
  sounds: manifestFixture.sounds,
};

it('is checked, shown and changed from one parse', () => {
  const read = readYamlSource(stringify(scriptFixture));
  if (!read.ok) throw new Error(read.error.message);
  expect(readScript(read, 'fixture.yaml', world).ok).toBe(true);
  expect(readScript(read, 'fixture.yaml', { ...world, rows: new Set() }).ok).toBe(false);
  const next = setInScript(read.value, ['temper'], 70);
  expect(next).toContain('temper: 70');
  expect(setInScript(read.value, ['temper'], 71), 'what was read stays as it was').not.toContain('70');
  expect(addToScript(read.value, ['expected', 'first'], 'gas')).toContain('gas');
  expect(moveInScript(read.value, ['lines'], 0, 1)).not.toBe(read.value.text);
  expect(parses.count).toBe(1);
});

it('a text that was not read yet is parsed once, too', () => {
  parses.count = 0;
  setInScript(stringify(scriptFixture), ['temper'], 70);
  expect(parses.count).toBe(1);
});
