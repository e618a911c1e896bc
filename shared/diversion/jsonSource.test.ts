import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf, readJsonSource } from './jsonSource';

const native = (text: string): { ok: boolean; value?: unknown } => {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
};

describe('readJsonSource', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (text, indent) => {
        const pretty = JSON.stringify(JSON.parse(text), null, indent);
        const read = readJsonSource(pretty);
        expect(read.ok && read.value.value).toEqual(JSON.parse(text));
      }),
    );
  });

  test('agrees with JSON.parse on damaged texts', () => {
    const damaged = fc.tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', '{', ']', ',', '"', ':', '\\', '0', 'x'),
    );
    fc.assert(
      fc.property(damaged, ([text, where, put]) => {
        const at = where % (text.length + 1);
        const hurt = text.slice(0, at) + put + text.slice(at + 1);
        expect(readJsonSource(hurt).ok).toBe(native(hurt).ok);
      }),
      { numRuns: 1000 },
    );
  });

  test('knows where a value stands, and where a missing one should', () => {
    const text = '{\n  "rows": [\n    {"no": 1},\n    {"no": "two"}\n  ]\n}';
    const read = readJsonSource(text);
    if (!read.ok) throw new Error('unread');
    expect(lineOf(text, read.value.offsetOf(['rows', 1, 'no']))).toBe(4);
    expect(lineOf(text, read.value.offsetOf(['rows', 0, 'name']))).toBe(3);
    expect(lineOf(text, read.value.offsetOf(['departments']))).toBe(1);
  });

  test.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, '“,” or “}”'],
    ['{\n  "a": [1, 2\n}', 3, '“,” or “]”'],
    ['{"a": 1,}', 1, 'a name in quotes'],
    ['{"a": "open\n}', 1, 'the end of the string'],
    ['', 1, 'a value'],
    ['{} {}', 1, 'the end of the file'],
  ])('says the line and what was expected: %j', (text, line, expected) => {
    const read = readJsonSource(text);
    if (read.ok) throw new Error('read');
    expect([lineOf(text, read.error.offset), read.error.expected]).toEqual([line, expected]);
  });

  test('refuses a file nested to exhaust the stack', () => {
    expect(readJsonSource('['.repeat(100_000)).ok).toBe(false);
  });
});
