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

describe('held-out sentences, of which no example and no rule was made', () => {
  it('puts the right row first in 90 %, among the first three in 98 %', () => {
    const cases = table('heldout-rows.tsv');
    const found = cases.map(([code, , text]) =>
      suggester.suggest(text ?? '').rows.findIndex((row) => row.code === code),
    );
    expect(cases.length).toBeGreaterThan(250);
    expect(found.filter((place) => place === 0).length / cases.length).toBeGreaterThanOrEqual(0.9);
    expect(found.filter((place) => place >= 0).length / cases.length).toBeGreaterThanOrEqual(0.98);
  });

  it('raises every danger that is there now, and stays silent in 85 % of harmless sentences', () => {
    const raised = table('heldout-danger.tsv').map(([level, text]) => ({
      level,
      text,
      came: suggester.suggest(text ?? '').danger.level,
    }));
    const missed = raised.filter(({ level, came }) => level !== 'none' && came === 'none');
    expect(missed.filter(({ level }) => level === 'now')).toEqual([]);
    // One unleashed dog that runs after children is missed; a rule for it would be a rule from this file.
    expect(missed.length).toBeLessThanOrEqual(1);
    const harmless = raised.filter(({ level }) => level === 'none');
    expect(harmless.filter(({ came }) => came !== 'none').length / harmless.length).toBeLessThan(0.15);
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
