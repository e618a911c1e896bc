import { describe, expect, test } from 'vitest';
import rulesFile from '../../../resources/rules/deadlines.json';
import { rules } from './clockFixtures';
import { loadRules } from './loadRules';

type Rules = typeof rulesFile;
const damaged = (change: (copy: Rules) => void): string => {
  const copy = structuredClone(rulesFile);
  change(copy);
  return JSON.stringify(copy, null, 1);
};

describe('the rules of the time limits', () => {
  test('the figures are those of the words that they were taken from', () => {
    for (const { text, firstResponseHours, progressWorkingDays } of rules.linkage)
      expect(text).toBe(
        `${firstResponseHours}小时内反馈初步响应意见，${progressWorkingDays}个工作日内反馈处理进度情况`,
      );
    expect(rules.ordinary.at(-1)?.workingDays).toEqual({
      consultation: 3,
      help: 7,
      suggestion: 7,
      complaint: 15,
      report: 15,
    });
  });

  test('every rule has its clause, and a rule follows the one before without a gap', () => {
    expect(rules.linkage.map(({ clause }) => clause)).toEqual(['三（四）1', '三（四）2']);
    for (const { clause } of rules.ordinary) expect(clause).toMatch(/^三（四）3/);
    expect(rules.ordinary[0]?.until).toBe(rules.ordinary[1]?.from);
  });

  test.each([
    ['a level twice', damaged((f) => Object.assign(f.linkage[1] ?? {}, { level: 1 })), /levels 1 and 2/],
    ['a missing level', damaged((f) => f.linkage.pop()), /levels 1 and 2/],
    [
      'an overlap',
      damaged((f) => Object.assign(f.ordinary[0] ?? {}, { until: '2025-12-02' })),
      /before sichuan-2022 has ended/,
    ],
    [
      'a rule without end before another',
      damaged((f) => Object.assign(f.ordinary[0] ?? {}, { until: null })),
      /has ended/,
    ],
    [
      'an end before its beginning',
      damaged((f) => Object.assign(f.ordinary[0] ?? {}, { until: '2022-02-01' })),
      /ends before it begins/,
    ],
    ['no days', damaged((f) => Object.assign(f.linkage[0] ?? {}, { progressWorkingDays: 0 })), />=1/],
    [
      'a kind left out',
      damaged((f) => Object.assign(f.ordinary[1] ?? {}, { workingDays: { help: 7 } })),
      /number/,
    ],
  ])('refuses %s', (_, text, sentence) => {
    const read = loadRules(text);
    expect(read.ok ? '' : read.error.map(({ message }) => message).join('\n')).toMatch(sentence);
  });
});
