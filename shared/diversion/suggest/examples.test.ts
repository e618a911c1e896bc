import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import diversion from '../../../resources/lists/diversion.json';
import { expandPattern, readExamples } from './examples';

const folder = new URL('../../../resources/suggest/', import.meta.url);

it.each(diversion.rows.map(({ code, items }) => [code, items] as const))(
  '%s has examples of every item of its scope, at least 60 sentences',
  (code, items) => {
    const file = new URL(`examples/${code}.txt`, folder);
    expect(existsSync(file)).toBe(true);
    const lines = readExamples(readFileSync(file, 'utf8'));
    const known = new Set(lines.map(({ item }) => `${code}.${item}`));
    expect(items.map((item) => item.code).filter((item) => !known.has(item))).toEqual([]);
    expect(lines.flatMap(({ pattern }) => expandPattern(pattern, 8)).length).toBeGreaterThanOrEqual(60);
  },
);

it('keeps the weights small enough to be read at the start of the desk', () => {
  expect(statSync(new URL('weights.json', folder)).size).toBeLessThan(2 * 1024 * 1024);
});

it('shows every alternative of a pattern, and gives the same sentences each time', () => {
  const sentences = expandPattern('{甲|乙|丙}在{东|西}边', 6);
  expect(new Set(sentences)).toEqual(
    new Set(['甲在东边', '甲在西边', '乙在东边', '乙在西边', '丙在东边', '丙在西边']),
  );
  for (const part of ['甲', '乙', '丙', '东', '西'])
    expect(expandPattern('{甲|乙|丙}在{东|西}边', 3).join()).toContain(part);
});

it('reads headings as items and passes over notes', () => {
  expect(readExamples('# 说明\n## 02 供电\n\n停电了\n')).toEqual([
    { line: 4, item: '02', pattern: '停电了' },
  ]);
});
