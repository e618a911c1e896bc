// Each figure states its formula: in both languages on the screen, and in docs/indicators.md.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { INDICATORS } from './indicators';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
type Words = { indicator: Record<string, string> & { formula: Record<string, string> } };
const words = (language: string) => JSON.parse(read(`resources/locales/${language}.json`)) as Words;
const [zh, en] = [words('zh-CN'), words('en')];
const docs = read('docs/indicators.md');
/** Of the queues at this moment; they are no counts of a range. */
const NOW = ['waiting', 'longestWait', 'meanWait'];

it.each([...INDICATORS.map(({ name }) => name), ...NOW])('%s has its name and formula', (name) => {
  for (const { indicator } of [zh, en]) {
    expect(indicator[name]).toBeTruthy();
    expect(indicator.formula[name]).toBeTruthy();
  }
  expect(docs).toContain(zh.indicator[name]);
});
