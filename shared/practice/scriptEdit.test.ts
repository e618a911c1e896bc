import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { blankScript, copyScript, freeId } from './newScript';
import { parseScript } from './parseScript';
import { previewOf } from './previewOf';
import { addToScript, moveInScript, setInScript } from './scriptEdit';
import { scriptFixture } from './scriptFixture';
import { readYamlSource } from './yamlSource';

const text = `# why this caller
${stringify(scriptFixture, { lineWidth: 0 }).replace('temper', '# calm\ntemper')}`;
const bagOf = (from: string) => {
  const source = readYamlSource(from);
  return source.ok ? (source.value.value as Record<string, never>) : {};
};
const linesOf = (from: string): readonly string[] =>
  (bagOf(from)['lines'] as unknown as { id: string }[]).map(({ id }) => id);

describe('a change of one field', () => {
  it('reads back as it was written, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(5), (typed, at) => {
        const changed = setInScript(text, ['lines', at, 'text'], typed);
        const lines = scriptFixture.lines.map((line, i) => (i === at ? { ...line, text: typed } : line));
        expect(bagOf(changed)).toEqual({ ...scriptFixture, lines });
        expect(changed).toContain('# why this caller');
      }),
    );
  });

  it('made and taken away again leaves the text as it was', () => {
    const once = setInScript(text, ['temper'], 70);
    expect(bagOf(once)['temper']).toBe(70);
    expect(setInScript(once, ['temper'], undefined)).toBe(setInScript(text, ['version'], 1));
  });

  it('a line moves up and down, and not out', () => {
    expect(linesOf(moveInScript(text, ['lines'], 0, 1)).slice(0, 2)).toEqual(['two', 'one']);
    expect(linesOf(moveInScript(text, ['lines'], 0, -1))).toEqual(linesOf(text));
    const added = addToScript(text, ['expected', 'facts'], { anyOf: ['三栋'] });
    expect(parseScript(added, 'x')).toMatchObject({
      ok: true,
      value: { expected: { facts: [{ anyOf: ['三栋'] }] } },
    });
  });

  it('what is no YAML is left alone', () => {
    expect(setInScript('a: [', ['a'], 1)).toBe('a: [');
  });
});

describe('a new script', () => {
  it('a copy has its own id and begins at version 1', () => {
    const id = freeId('fixture', new Set(['fixture', 'fixture-2']));
    const copy = parseScript(copyScript(setInScript(text, ['version'], 4), id), 'x');
    expect(copy).toMatchObject({
      ok: true,
      value: { id: 'fixture-3', version: 1, title: { zh: '例（副本）', en: 'Example (copy)' } },
    });
  });

  it('a blank one lacks only what it teaches and by what clause', () => {
    const read = parseScript(blankScript('new'), 'x');
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toEqual(['teaches.zh', 'teaches.en', 'clause']);
  });
});

it('is listened to in the order of the story, each line with its reason', () => {
  const { lines, partner } = scriptFixture;
  const mixed = { ...scriptFixture, lines: [...lines].reverse(), partner };
  const heard = previewOf(mixed).map(({ line, reason }) => [line.id, reason.why]);
  expect(heard).toEqual([
    ['two', 'after'],
    ['one', 'turn'],
    ['back', 'retrieved'],
    ['met', 'transferred'],
    ['there', 'idle'],
    ['hello', 'idle'],
    ['desk', 'opening'],
  ]);
});
