import { contains } from '@shared/search/words';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf, matchOf } from './grams';

describe('grams', () => {
  it('cuts runs into pairs and a last single character', () => {
    expect(gramsOf('燃气泄漏，110')).toBe('燃气 气泄 泄漏 漏 11 10 0');
    expect(gramsOf('ＡＢ １２')).toBe('ab b 12 2');
    expect(gramsOf('  ，。')).toBe('');
    expect(gramsOf('𠮷野家')).toBe('𠮷野 野家 家');
    expect(gramsOf('路')).toBe('路');
  });

  it('cuts four and more digits a second time, by fours', () => {
    expect(gramsOf('1380')).toBe('13 38 80 0 1380 380');
    expect(gramsOf('电13800')).toBe('电1 13 38 80 00 0 1380 3800 800');
    expect(gramsOf('138')).toBe('13 38 8');
    expect(matchOf('1380')).toBe('"1380"');
    expect(matchOf('１３８００')).toBe('"1380 3800"');
    expect(matchOf('电1380')).toBe('"电1 13 38 80" AND "1380"');
    expect(matchOf('13800', false)).toBe('"13 38 80 00"');
  });

  it('makes quoted phrases, a prefix for one character, and nothing of signs alone', () => {
    expect(matchOf('燃气泄')).toBe('"燃气 气泄"');
    expect(matchOf('漏 138')).toBe('"漏" * AND "13 38"');
    expect(matchOf('" AND (')).toBe('"an nd"');
    expect(matchOf('"(*')).toBeUndefined();
  });

  it('lets no sign into the query, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const match = matchOf(typed) ?? '';
        expect(match.replace(/ AND |" \*|[" ]|[\p{L}\p{N}]/gu, '')).toBe('');
      }),
    );
  });

  it('says what the index must agree with', () => {
    expect(contains('燃气泄漏，13800000001', '气泄 0001')).toBe(true);
    expect(contains('燃气，泄漏', '气泄')).toBe(false);
  });
});
