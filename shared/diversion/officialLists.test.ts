import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { uncovered } from './coverage';
import { LIST_FILES, type ListTexts, loadLists } from './loadLists';
import type { Lists } from './types';

const read = (name: string): string =>
  readFileSync(`${import.meta.dirname}/../../resources/lists/${name}`, 'utf8');
const texts = Object.fromEntries(LIST_FILES.map((file) => [file, read(file)])) as ListTexts;

function shipped(): Lists {
  const loaded = loadLists(texts);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

/** The cells of the plan's tables: each begins with a tab; a cell that the page wrapped goes on in the next lines. */
function cells(part: string): string[] {
  return part
    .split('\n\t')
    .slice(1)
    .map((cell) => (cell.split('\n\n')[0] ?? '').split('\n').join('').trim());
}

const annexes = read('linkage-plan-annexes.zh.txt');
const annex3At = annexes.indexOf('附件3');
const annex2 = cells(annexes.slice(0, annex3At));
const annex3 = cells(annexes.slice(annex3At));
const at110 = annex3.findIndex((cell) => cell.startsWith('（二）110'));

/** Groups of three cells after the three of the table's head. */
const table = (list: string[]): string[][] =>
  Array.from({ length: Math.floor(list.length / 3) - 1 }, (_, i) => list.slice(3 * i + 3, 3 * i + 6));

describe('the official lists', () => {
  const lists = shipped();

  test('the rows are those of annex 3, word for word and in order', () => {
    const plan = {
      '12345': table(annex3.slice(1, at110)),
      '110': table(annex3.slice(at110 + 1)),
    };
    for (const list of ['12345', '110'] as const) {
      const ours = lists.rows
        .filter((row) => row.list === list)
        .map((row) => [String(row.no), row.name, row.text]);
      expect(ours).toEqual(plan[list]);
    }
    expect([plan['12345'].length, plan['110'].length]).toEqual([17, 7]);
  });

  test('the departments are those of annex 2, word for word and in order', () => {
    expect(lists.departments.map(({ no, name, duty }) => [String(no), name, duty])).toEqual(table(annex2));
    expect(lists.departments).toHaveLength(23);
  });

  test.each(lists.rows.map((row) => [row.code, row] as const))(
    '%s: the items hold every word of the row',
    (_, row) => {
      expect(uncovered(row, lists.connectives)).toBe('');
      // A connective joins, it does not carry matter; a long one could hide an item from the check above.
      expect(lists.connectives.filter((word) => word.length > 3)).toEqual([]);
    },
  );

  test.each(lists.rows.map((row) => [row.code, row] as const))(
    '%s: the items stand in the order of the text',
    (_, row) => {
      let at = 0;
      for (const item of row.items) {
        const found = row.text.indexOf(item.name, at);
        expect(found, item.name).toBeGreaterThanOrEqual(0);
        at = found + 1;
      }
    },
  );

  test('a loss is seen: each item but one of the same words is missed when it is taken out', () => {
    for (const row of lists.rows)
      for (const item of row.items) {
        const rest = row.items.filter((other) => other !== item);
        const elsewhere = rest.some((other) =>
          `${other.before}${other.name}${other.after}`.includes(item.name),
        );
        if (!elsewhere) expect(uncovered({ ...row, items: rest }, lists.connectives), item.code).not.toBe('');
      }
  });

  test('examples in parentheses are items under the item that they explain', () => {
    const under = lists.rows.flatMap((row) => row.items).filter((item) => item.under !== undefined);
    expect(under.map((item) => item.name)).toEqual([
      '小区麻将经营噪音',
      '店铺商业宣传喇叭噪音',
      '广场舞扰民噪音',
      '燃放烟花爆竹扰民噪音',
      '货车下货扰民噪音',
      '生活无着的流浪乞讨人员',
      '弃婴',
      '困难残疾人',
      '家中精神障碍人员需送精神病院的求助',
      '精神障碍人员无钱送医院需要政府救助',
    ]);
  });

  test('all seventeen overlaps of the domain are there, those added say why, and unsure is never a guess', () => {
    expect(lists.overlaps.filter(({ reason }) => reason === undefined)).toHaveLength(17);
    for (const overlap of lists.overlaps) expect(overlap.unsure).toEqual({ threeParty: true });
  });

  test('the three national numbers are fixed, the local hotlines are left to the settings', () => {
    expect(lists.emergency.map(({ id, number }) => [id, number])).toEqual([
      ['119', '119'],
      ['120', '120'],
      ['122', '122'],
      ['water', null],
      ['power', null],
      ['gas', null],
    ]);
  });
});
