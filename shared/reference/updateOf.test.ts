// What is different between two versions of official data, as the quiet line tells it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLists } from '../diversion/loadLists';
import { readDivisionFiles } from '../intake/place/loadDivisions';
import { loadQuestions } from '../intake/questions/loadQuestions';
import { loadKnowledge } from '../knowledge/loadKnowledge';
import { readCalendarFile } from '../order/clock/loadCalendar';
import { loadRules } from '../order/clock/loadRules';
import { loadRoster } from '../order/roster/loadRoster';
import type { Precedent } from '../precedent/Precedent';
import type { ReferenceContents } from './ReferenceContents';
import { REFERENCE_GROUPS } from './ReferenceGroup';
import { updateOf } from './updateOf';

const text = (file: string): string =>
  readFileSync(new URL(`../../resources/${file}`, import.meta.url), 'utf8');
const good = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const LISTS = good(
  loadLists({
    'diversion.json': text('lists/diversion.json'),
    'departments.json': text('lists/departments.json'),
    'overlaps.json': text('lists/overlaps.json'),
    'emergency.json': text('lists/emergency.json'),
  }),
);
const SHIPPED: ReferenceContents = {
  lists: LISTS,
  calendar: good(readCalendarFile(text('calendar/cn.json'))),
  rules: good(loadRules(text('rules/deadlines.json'))),
  divisions: good(
    readDivisionFiles({
      'sichuan.json': text('regions/sichuan.json'),
      'provinces.json': text('regions/provinces.json'),
    }),
  ),
  questions: good(
    loadQuestions(
      {
        '12345.json': text('questions/12345.json'),
        '110.json': text('questions/110.json'),
        'rows.json': text('questions/rows.json'),
      },
      LISTS.rows.map(({ code }) => code),
    ),
  ),
  roster: good(loadRoster(text('rosters/duty.json'))),
  knowledge: good(
    loadKnowledge(
      text('knowledge/entries.json'),
      LISTS.rows.map(({ code }) => code),
    ),
  ),
  precedents: [JSON.parse(text('precedents/example-tree-on-power-line.json')) as Precedent],
};
const NONE = { count: 0, names: [] };

describe('a new version of official data', () => {
  it('says nothing is different of itself, in every group', () => {
    for (const group of REFERENCE_GROUPS)
      expect(updateOf(group, SHIPPED, structuredClone(SHIPPED))).toEqual({
        added: NONE,
        changed: NONE,
        removed: NONE,
      });
  });

  it('names the item that is new, the row that reads otherwise, and the department that is gone', () => {
    const [first, ...rest] = LISTS.rows;
    if (first === undefined) throw new Error('no rows');
    const [item] = first.items;
    if (item === undefined) throw new Error('no items');
    const rows = [
      {
        ...first,
        text: `${first.text}、新`,
        items: [...first.items, { ...item, code: '12345-01.99', name: '新' }],
      },
      ...rest,
    ];
    const after = { ...SHIPPED, lists: { ...LISTS, rows, departments: LISTS.departments.slice(1) } };
    expect(updateOf('lists', SHIPPED, after)).toEqual({
      added: { count: 1, names: ['12345-01.99 新'] },
      changed: { count: 1, names: [`${first.code} ${first.name}`] },
      removed: { count: 1, names: [LISTS.departments[0]?.name] },
    });
  });

  it('calls a duty phone by the department’s name', () => {
    const [police, ...others] = SHIPPED.roster.departments;
    if (police === undefined) throw new Error('no roster');
    const roster = {
      ...SHIPPED.roster,
      departments: [{ ...police, roundTheClock: '02811112222' }, ...others],
    };
    expect(updateOf('rosters', SHIPPED, { ...SHIPPED, roster }).changed).toEqual({
      count: 1,
      names: ['公安部门'],
    });
  });

  it('counts all and names a few, whatever was taken out and put in', () => {
    const all = SHIPPED.calendar.years;
    fc.assert(
      fc.property(fc.subarray([...all]), fc.subarray([...all]), (before, after) => {
        const with_ = (years: readonly (typeof all)[number][]) => ({
          ...SHIPPED,
          calendar: { ...SHIPPED.calendar, years },
        });
        const { added, changed, removed } = updateOf('calendar', with_(before), with_(after));
        expect(changed).toEqual(NONE);
        expect(before.length + added.count - removed.count).toBe(after.length);
        expect(added.names).toHaveLength(Math.min(5, added.count));
      }),
    );
  });
});
