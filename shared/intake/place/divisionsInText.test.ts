import { describe, expect, test } from 'vitest';
import { divisions } from './divisionFixtures';
import { divisionsInText } from './divisionsInText';
import { buildDivisionIndex } from './searchDivisions';

const index = buildDivisionIndex(divisions);
const found = (text: string, day = '2026-02-14') =>
  divisionsInText(index, text, { day }).map(({ division }) => division.path.slice(1).join(''));

describe('divisionsInText', () => {
  test.each([
    ['武侯区人民南路四段11号', '成都市武侯区'],
    ['成都武侯人民南路四段', '成都市武侯区'],
    ['我在郫都这边的红光镇', '成都市郫都区'],
    ['乐山市中区嘉州大道', '乐山市市中区'],
    ['内江市市中区民族路', '内江市市中区'],
    ['西昌市航天大道', '凉山彝族自治州西昌市'],
    ['凉山会理古城', '凉山彝族自治州会理市'],
    ['马边彝族自治县民建镇', '乐山市马边彝族自治县'],
    ['绵阳高新区火炬大厦', '绵阳市'],
  ])('%s: %s first', (text, name) => {
    expect(found(text)[0]).toBe(name);
  });

  test('a former name leads to what stands there, and says so', () => {
    const [hit] = divisionsInText(index, '新津县五津街道', { day: '2026-02-14' });
    expect(hit).toMatchObject({ division: { code: '510118' } });
    expect(found('新津县五津街道', '2019-05-01')[0]).toBe('成都市新津县');
  });

  test('a county of the same name in two prefectures is offered twice where no prefecture is named', () => {
    expect(found('市中区').toSorted()).toEqual(['乐山市市中区', '内江市市中区']);
  });

  test('a text that names none has none', () => {
    expect(found('小区门口的路灯不亮')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  test('every county is first where its prefecture and name are written', () => {
    for (const division of divisions.byCode.values()) {
      if (division.level !== 'county' || division.entry.until !== undefined) continue;
      expect(found(`${division.path.slice(1).join('')}解放街1号`)[0]).toBe(division.path.slice(1).join(''));
    }
  });
});
