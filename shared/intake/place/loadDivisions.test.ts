import { describe, expect, test } from 'vitest';
import { divisionAt, divisionLabel, validOn } from './Division';
import { divisions, divisionTexts } from './divisionFixtures';
import { loadDivisions } from './loadDivisions';

const TODAY = '2026-11-01';
const all = [...divisions.byCode.values()];
const standing = all.filter((division) => validOn(division, TODAY));
const ofSichuan = standing.filter(({ code, level }) => code.startsWith('51') && level === 'county');

describe('the divisions', () => {
  test('Sichuan has 18 cities, 3 prefectures and 183 counties; 34 provinces in all', () => {
    expect(standing.filter(({ level }) => level === 'province')).toHaveLength(34);
    const over = standing.filter(({ level }) => level === 'prefecture');
    expect(over.filter(({ name }) => name.endsWith('市'))).toHaveLength(18);
    expect(over.filter(({ name }) => name.endsWith('自治州'))).toHaveLength(3);
    expect(ofSichuan).toHaveLength(183);
    const ending = (pattern: RegExp) => ofSichuan.filter(({ name }) => pattern.test(name)).length;
    expect([ending(/区$/), ending(/市$/), ending(/自治县$/), ending(/(?<!自治)县$/)]).toEqual([
      55, 19, 4, 105,
    ]);
  });

  // GB/T 2260: 01–20 and 51–80 districts, 21–50 counties, 81–99 cities that a prefecture administers;
  // in an autonomous prefecture the cities begin at 01.
  test('the code of a county says what it is', () => {
    for (const { code, name } of ofSichuan) {
      const last = Number(code.slice(4));
      const autonomous = Number(code.slice(2, 4)) > 20;
      const city = autonomous ? last <= 20 : last > 80;
      const expected = city ? /市$/ : last <= 20 ? /区$/ : /县$/;
      expect(`${code} ${name}`).toMatch(expected);
    }
  });

  test('every county is shown with what stands over it, so that no two look alike', () => {
    const labels = standing.map(divisionLabel);
    expect(new Set(labels).size).toBe(labels.length);
    expect(divisions.byCode.get('511102')?.path).toEqual(['四川省', '乐山市', '市中区']);
  });
});

describe('divisions that changed', () => {
  test.each([
    ['510132', '2020-06-17', '510132', '新津县'],
    ['510132', '2020-06-18', '510118', '新津区'],
    ['510132', TODAY, '510118', '新津区'],
    ['510118', TODAY, '510118', '新津区'],
    ['510922', TODAY, '510981', '射洪市'],
    ['513425', '2021-01-19', '513425', '会理县'],
    ['513425', '2021-01-20', '513402', '会理市'],
  ])('%s on %s is %s %s', (code, day, now, name) => {
    expect(divisionAt(divisions, code, day)).toMatchObject({ code: now, name });
  });

  test('a code before its time, or of no place, is nothing', () => {
    expect(divisionAt(divisions, '510118', '2020-06-17')).toBeUndefined();
    expect(divisionAt(divisions, '519999', TODAY)).toBeUndefined();
  });

  test('a change leaves no day without the place and none with both', () => {
    for (const { entry } of all.filter(({ entry: { successor } }) => successor !== undefined))
      expect(divisions.byCode.get(entry.successor ?? '')?.entry.from).toBe(entry.until);
  });
});

describe('loadDivisions refuses', () => {
  const edit = (from: string, to: string) => {
    const text = divisionTexts['sichuan.json'].replace(from, to);
    expect(text).not.toBe(divisionTexts['sichuan.json']);
    return { ...divisionTexts, 'sichuan.json': text };
  };
  test.each([
    ['a code twice', edit('"510105"', '"510104"'), /510104 stands twice/],
    ['a county under nothing', edit('"510105"', '"512305"'), /no division 512300 over it/],
    ['a code that is none', edit('"510105"', '"51010"'), /must match pattern/],
    ['pinyin of another length', edit('"jun lian xian"', '"jun lian"'), /one syllable for each/],
    [
      'a successor that is not there',
      edit('"successor": "510118"', '"successor": "510119"'),
      /there is no 510119/,
    ],
    ['an end without a successor', edit('"successor": "510118"', '"basis": "x"'), /belong together/],
    [
      'a code of another file',
      { ...divisionTexts, 'provinces.json': divisionTexts['sichuan.json'] },
      /stands twice/,
    ],
  ])('%s, with file and line', (_, texts, sentence) => {
    const read = loadDivisions(texts);
    const problems = read.ok ? [] : read.error;
    expect(problems.map(({ message }) => message).join('\n')).toMatch(sentence);
    expect(problems.every(({ file, line }) => file.endsWith('.json') && line > 1)).toBe(true);
  });
});
