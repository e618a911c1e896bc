import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import diversion from '../../resources/lists/diversion.json' with { type: 'json' };
import { matchPinyin, syllablesOf } from './pinyinMatch';
import { diversionFileSchema } from './schema/diversion';
import { buildSearchIndex } from './searchIndex';
import { type SearchHit, searchRows } from './searchRows';

const { rows } = diversionFileSchema.parse(diversion);
const index = buildSearchIndex({ rows });
const codeOf = (hit: SearchHit | undefined): string | undefined => hit?.item?.code ?? hit?.row.code;
const codes = (query: string): (string | undefined)[] => searchRows(index, query).map(codeOf);
const anyEntry = fc.constantFrom(...index.entries);

describe('searchRows', () => {
  test.each([
    ['12345-01', '12345-01'],
    ['1234501', '12345-01'],
    ['110-3', '110-03'],
    ['110-03.05', '110-03.05'],
    ['17', '12345-17'],
    ['12345-1.5', '12345-01.05'],
    ['井盖', '12345-01.10'],
    ['盖缺', '12345-01.10'],
    ['jgqs', '12345-01.10'],
    ['jinggai', '12345-01.10'],
    ['jgque', '12345-01.10'],
    ['JGQS', '12345-01.10'],
    ['广场舞', '12345-05.13'],
    ['车辆没电', '12345-16.05'],
    ['atm', '12345-16.10'],
    ['僵尸车', '12345-16.09'],
    ['jsc', '12345-16.09'],
    ['涉警', '110-07'],
    ['噪音 广场', '12345-05.13'],
    ['井盖不见了缺失', '12345-01.10'],
  ])('%s finds %s first', (query, code) => expect(codes(query)[0]).toBe(code));

  test('a bare number finds both lists, the rows before their items', () => {
    expect(codes('3').slice(0, 2)).toEqual(['12345-03', '110-03']);
    expect(codeOf(searchRows(index, '3', { side: '110' })[0])).toBe('110-03');
    expect(codes('01').slice(0, 2)).toEqual(codes('1').slice(0, 2));
  });

  test('a single character finds names that begin with it before names that hold it', () => {
    const hits = searchRows(index, '水').filter((hit) => hit.by === 'name');
    const begins = hits.map((hit) => (hit.item ?? hit.row).name.startsWith('水'));
    expect(begins).toEqual(begins.toSorted((a, b) => Number(b) - Number(a)));
    expect(begins).toContain(false);
  });

  test('nothing typed, blanks and strange signs find nothing and do not throw', () => {
    for (const query of ['', '   ', '%', '(((', '"', '\\', '𠮷']) expect(codes(query)).toEqual([]);
    expect(searchRows(index, '噪', { limit: 2 })).toHaveLength(2);
  });

  test('any entry is found by any two consecutive characters of its name', () => {
    for (const { name, code } of index.entries)
      for (let at = 0; at + 2 <= name.length; at += 1) expect(codes(name.slice(at, at + 2))).toContain(code);
  });

  test('any entry is found by any stretch of its name, of its initials and of its pinyin', () => {
    fc.assert(
      fc.property(anyEntry, fc.nat(), fc.nat(), (entry, a, b) => {
        const from = a % entry.name.length;
        const to = from + 1 + (b % (entry.name.length - from));
        const part = entry.syllables.slice(from, to).filter((syllable) => /^[a-z]+$/.test(syllable));
        expect(codes(entry.name.slice(from, to))).toContain(entry.code);
        if (part.length === 0 || part.length < to - from) return;
        // Longer ones are cut, as a person's typing is.
        expect(codes(part.map((syllable) => syllable[0]).join(''))).toContain(entry.code);
        expect(codes(part.join('').slice(0, 40))).toContain(entry.code);
      }),
      { numRuns: 500 },
    );
  });

  test('ranges lie inside the name, in order, and mark what was typed', () => {
    fc.assert(
      fc.property(anyEntry, fc.nat(), ({ name }, at) => {
        const query = name.slice(at % name.length, (at % name.length) + 3);
        for (const hit of searchRows(index, query)) {
          const shown = (hit.item ?? hit.row).name;
          let last = 0;
          for (const [from, to] of hit.ranges) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            last = to;
          }
          expect(last).toBeLessThanOrEqual(shown.length);
          const marked = hit.ranges.map(([from, to]) => shown.slice(from, to)).join('');
          if (hit.by === 'name') expect(marked.toLowerCase()).toBe(query.toLowerCase());
        }
      }),
    );
  });

  test('no query throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (query) => void searchRows(index, query)),
    );
  });
});

describe('matchPinyin', () => {
  test('places the match by characters of the text, signs passed over', () => {
    expect(matchPinyin(syllablesOf('“僵尸车”'), 'jsc')).toEqual([1, 4]);
    expect(matchPinyin(syllablesOf('行政（治安）'), 'xzza')).toEqual([0, 5]);
    expect(matchPinyin(syllablesOf('银行ATM机吞卡'), 'yhatmj')).toEqual([0, 6]);
    expect(matchPinyin(syllablesOf('绿化'), 'lvhua')).toEqual([0, 2]);
  });

  test('one syllable or initial per character, none left out in between', () => {
    expect(matchPinyin(['xi', 'an'], 'xian')).toEqual([0, 2]);
    expect(matchPinyin(['jing', 'gai', 'que'], 'jq')).toBeUndefined();
  });
});
