import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { houseSuggester } from './testing';

const suggester = houseSuggester();
const table = (name: string): readonly (readonly string[])[] =>
  readFileSync(new URL(`../../../tests/suggest/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

/** Shares of 1: the right row (either of two) first, and among the first three. */
function rowFigures(name: string) {
  const cases = table(name);
  const found = cases.map((columns) => {
    const right = columns[0]?.split('|') ?? [];
    return suggester.suggest(columns.at(-1) ?? '').rows.findIndex(({ code }) => right.includes(code));
  });
  return {
    cases: cases.length,
    first: found.filter((place) => place === 0).length / cases.length,
    three: found.filter((place) => place >= 0).length / cases.length,
  };
}

/** The sentences with danger that stay silent, and the share of 1 of the harmless ones that raise it. */
function dangerFigures(name: string) {
  const cases = table(name).map(([level, text = '']) => ({
    level,
    text,
    came: suggester.suggest(text).danger.level,
  }));
  const silent = cases.filter(({ came }) => came === 'none');
  const harmless = cases.filter(({ level }) => level === 'none');
  return {
    cases: cases.length,
    missedNow: silent.filter(({ level }) => level === 'now').map(({ text }) => text),
    missedPossible: silent.filter(({ level }) => level === 'possible').length,
    falseAlarms: harmless.filter(({ came }) => came !== 'none').length / harmless.length,
  };
}

// No example, phrase or rule was made of these sentences.
describe.each([
  ['another author', 'other-author', 470, 0.91, 0.985, 260, 0],
  // One unleashed dog that runs after children is missed; a rule for it would be a rule from this file.
  ['the author of the data', 'heldout', 250, 0.96, 0.99, 180, 1],
])('held-out sentences of %s', (_, set, rows, first, three, dangers, possible) => {
  it('put the right row first, or among the first three', () => {
    const figures = rowFigures(`${set}-rows.tsv`);
    expect(figures.cases).toBeGreaterThan(rows);
    expect(figures.first).toBeGreaterThanOrEqual(first);
    expect(figures.three).toBeGreaterThanOrEqual(three);
  });

  it('raise every danger, and stay silent in 85 % of the harmless ones', () => {
    const figures = dangerFigures(`${set}-danger.tsv`);
    expect(figures.cases).toBeGreaterThan(dangers);
    expect(figures.missedNow).toEqual([]);
    expect(figures.missedPossible).toBeLessThanOrEqual(possible);
    expect(figures.falseAlarms).toBeLessThan(0.15);
  });
});

describe('what a suggestion says', () => {
  it('shows the words as the caller said them, not the plain ones', () => {
    const { rows } = suggester.suggest('屋头莫得水了，遭不住了，自来水管爆了');
    expect(rows[0]).toMatchObject({ code: '12345-15' });
    expect(rows[0]?.why).toContain('莫得水');
    for (const row of rows)
      for (const word of row.why) expect('屋头莫得水了，遭不住了，自来水管爆了').toContain(word);
  });

  it('asks the overlap whose words were used', () => {
    expect(suggester.suggest('楼道里闻到煤气味').overlap).toBe('gas-leak');
    expect(suggester.suggest('房东不退押金，一直扯皮').overlap).toBe('family-neighbour-dispute');
    expect(suggester.suggest('理发店办的卡不给退').overlap).toBeNull();
  });

  it.each(['', '   ', '，。！', '🙂🙂'])('says nothing of %j', (text) => {
    expect(suggester.suggest(text)).toMatchObject({ danger: { level: 'none', why: [] }, overlap: null });
  });
});

it('takes any string, answers the same twice, sorted, within 0 and 1, in the words of the text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: fc.constantFrom(...'没有人受伤着火刀了，跳楼水电气路灯遭不住\ud800'), maxLength: 400 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const one = suggester.suggest(text);
      expect(suggester.suggest(text)).toEqual(one);
      const scores = one.rows.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      expect(one.rows.length).toBeLessThanOrEqual(3);
      for (const word of [...one.rows.flatMap(({ why }) => why), ...one.danger.why]) {
        expect(text).toContain(word);
      }
    }),
    { numRuns: 300 },
  );
});
