import { describe, expect, test } from 'vitest';
import { syllablesOf } from '../../diversion/pinyinMatch';
import { divisionLabel, validOn } from './Division';
import { divisions } from './divisionFixtures';
import { buildDivisionIndex, type DivisionSearchOptions, searchDivisions } from './searchDivisions';

const day = '2026-11-01';
const index = buildDivisionIndex(divisions);
const find = (query: string, options: Partial<DivisionSearchOptions> = {}) =>
  searchDivisions(index, query, { day, ...options });
const labels = (query: string, options: Partial<DivisionSearchOptions> = {}) =>
  find(query, { limit: 3, ...options }).map(({ division }) => divisionLabel(division));

const standing = [...divisions.byCode.values()].filter((division) => validOn(division, day));
const readingOf = (name: string, pinyin: string | undefined) => pinyin?.split(' ') ?? syllablesOf(name);
/** Names that several places bear: 市中区. */
const namesakes = (name: string) => standing.filter((other) => other.name === name).length;

describe('every division', () => {
  const cases = standing.map((division) => ({ division, label: divisionLabel(division) }));

  test.each(cases)('$label: by code, whole name, pinyin and initials', ({ division }) => {
    const { code, name, entry } = division;
    const reading = readingOf(name, entry.pinyin);
    const initials = reading.map((syllable) => syllable[0]).join('');
    expect(find(code)[0]?.division.code).toBe(code);
    const same = namesakes(name);
    const first = (query: string, count: number) =>
      find(query, { limit: count }).map((hit) => hit.division.code);
    expect(first(name, same)).toContain(code);
    expect(first(reading.join(''), same + 3)).toContain(code);
    // Initials are shared by many; on a list of nine (keys 1 to 9) the place must stand.
    expect(first(initials, 9)).toContain(code);
  });

  test.each(cases)(
    '$label: by its first two characters, on the list that keys 1 to 9 choose from',
    ({ division }) => {
      const found = find(division.name.slice(0, 2), { limit: 9 });
      expect(found.map((hit) => hit.division.code)).toContain(division.code);
    },
  );

  test('near the seat, the two initials of a county’s name find it among nine', () => {
    const missed = standing.filter(({ code, name, level, entry }) => {
      const initials = readingOf(name, entry.pinyin)
        .slice(0, 2)
        .map((syllable) => syllable[0])
        .join('');
      const found = find(initials, { near: `${code.slice(0, 4)}00`, limit: 9 });
      return level === 'county' && !found.some((hit) => hit.division.code === code);
    });
    expect(missed.map(divisionLabel)).toEqual([]);
  });
});

describe('searchDivisions', () => {
  test.each([
    ['乐山市中区', '四川省 乐山市 市中区'],
    ['乐山市市中区', '四川省 乐山市 市中区'],
    ['乐山 市中', '四川省 乐山市 市中区'],
    ['lsszq', '四川省 乐山市 市中区'],
    ['njszq', '四川省 内江市 市中区'],
    ['会东', '四川省 凉山彝族自治州 会东县'],
    ['凉山', '四川省 凉山彝族自治州'],
    ['凉山西昌', '四川省 凉山彝族自治州 西昌市'],
    ['成都', '四川省 成都市'],
    ['cd', '四川省 成都市'],
    ['pidu', '四川省 成都市 郫都区'],
    ['xindu', '四川省 成都市 新都区'],
    ['shifang', '四川省 德阳市 什邡市'],
    ['qianwei', '四川省 乐山市 犍为县'],
    ['junlian', '四川省 宜宾市 筠连县'],
    // The characters' usual reading, which is not the place's.
    ['yunlian', '四川省 宜宾市 筠连县'],
    ['QW', '四川省 乐山市 犍为县'],
    ['5111', '四川省 乐山市'],
    ['51', '四川省'],
    ['重庆', '重庆市'],
    ['chongqing', '重庆市'],
    ['西藏', '西藏自治区'],
  ])('%s finds %s first', (query, label) => {
    expect(labels(query)[0]).toBe(label);
  });

  test('a former name finds what stands there now, and says so', () => {
    expect(find('会理县')[0]).toMatchObject({
      division: { code: '513402', name: '会理市' },
      by: 'formerName',
      former: '会理县',
    });
    expect(find('513425')[0]).toMatchObject({ division: { code: '513402' }, former: '会理县' });
    expect(find('会理').map(({ division }) => division.code)).toEqual(['513402']);
    expect(find('会理', { day: '2020-01-01' })[0]?.division.name).toBe('会理县');
  });

  test('the seat’s own area comes first among equals', () => {
    expect(labels('市中区', { near: '511100' })[0]).toBe('四川省 乐山市 市中区');
    expect(labels('市中区', { near: '511000' })[0]).toBe('四川省 内江市 市中区');
    // But a near place never hides an exact one.
    expect(labels('成都', { near: '511100' })[0]).toBe('四川省 成都市');
  });

  test.each(['', '   ', 'qqqqq', '999', '火星', '!?', '县'.repeat(60)])(
    '%j finds nothing and does not fail',
    (query) => {
      expect(find(query)).toEqual([]);
    },
  );
});
