import { readdirSync, readFileSync } from 'node:fs';
import departments from '@resources/lists/departments.json';
import diversion from '@resources/lists/diversion.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lists } from '../diversion/types';
import { likeness, matchPrecedents } from './matchPrecedents';
import type { Precedent } from './Precedent';
import { parsePrecedent } from './parsePrecedent';

const LISTS = { rows: diversion.rows, departments: departments.departments } as unknown as Lists;
const folder = new URL('../../resources/precedents/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string) => parsePrecedent(readFileSync(new URL(name, folder), 'utf8'), LISTS);
const shipped = files.map((name) => {
  const parsed = read(name);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
});

const matter = {
  row: '12345-01',
  item: '12345-01.10',
  narrative: '人民南路的井盖又不见了，通信和排水都说不是他们的',
  division: '510104',
  today: '2026-11-23',
};
const ids = (over: Partial<typeof matter>) =>
  matchPrecedents(shipped, { ...matter, ...over }).map(({ precedent, binds }) => [
    precedent.id.replace('example-', ''),
    binds,
  ]);

describe('the shipped precedents', () => {
  it('are all marked as made up, and every code of theirs is in the lists', () => {
    expect(shipped.length).toBeGreaterThan(2);
    expect(shipped.filter(({ example }) => example !== true)).toEqual([]);
  });

  it('with a code that is nowhere are refused with the line', () => {
    const text = readFileSync(new URL(files[0] ?? '', folder), 'utf8').replace(
      '"12345-01.10"',
      '"12345-01.99"',
    );
    const parsed = parsePrecedent(text, LISTS);
    expect(parsed).toMatchObject({ ok: false, error: [{ path: 'items[0]' }] });
    expect(parsed.ok ? 0 : parsed.error[0]?.line).toBeGreaterThan(1);
  });
});

describe('matchPrecedents', () => {
  it('binds the same item with a word of it, and says which word', () => {
    const [hit] = matchPrecedents(shipped, matter);
    expect(hit).toMatchObject({ by: 'item', binds: true, why: ['井盖'] });
    expect(hit?.score).toBeGreaterThan(0.5);
  });

  it.each<[string, Partial<typeof matter>, unknown]>([
    ['the row alone with a word binds', { item: '' }, [['manhole-nobody-owns', true]]],
    ['the row with other words is another matter', { narrative: '路灯不亮', item: '12345-01.05' }, []],
    [
      'no row yet: two words show it, and bind nobody',
      { row: '', item: '', narrative: '窨井没有井盖' },
      [['manhole-nobody-owns', false]],
    ],
    ['no row yet: one word is too little', { row: '', item: '', narrative: '井盖响' }, []],
    ['another row is another matter', { row: '12345-09', item: '' }, []],
    ['before it was decided', { today: '2026-03-01' }, []],
    ['the first day', { today: '2026-03-02' }, [['manhole-nobody-owns', true]]],
    ['another province', { division: '500112' }, []],
    ['no division known', { division: '' }, [['manhole-nobody-owns', true]]],
  ])('%s', (_, over, expected) => {
    expect(ids(over)).toEqual(expected);
  });

  it('ends with its last day, and stays in the city that decided', () => {
    const dogs = { row: '12345-02', item: '12345-02.15', narrative: '校门口有流浪犬' };
    expect(ids({ ...dogs, today: '2028-05-20' })).toEqual([['stray-dogs-on-campus', true]]);
    expect(ids({ ...dogs, today: '2028-05-21' })).toEqual([]);
    expect(ids({ ...dogs, division: '510703' })).toEqual([]);
  });

  it('never binds by likeness alone, whatever is said', () => {
    const some: fc.Arbitrary<Precedent> = fc.constantFrom(...shipped);
    fc.assert(
      fc.property(
        some,
        fc.string({ unit: fc.constantFrom(...'树枝电线压路灯井盖不见了说狗') }),
        (one, narrative) => {
          const hits = matchPrecedents([one], { ...matter, row: one.rows[0] ?? '', item: '', narrative });
          for (const { binds, why, score } of hits) {
            expect(score).toBeLessThanOrEqual(1);
            for (const word of why) expect(narrative).toContain(word);
            expect(binds).toBe(one.words.some((word) => narrative.includes(word)));
          }
        },
      ),
    );
  });
});

describe('likeness', () => {
  it('is 1 for the same, 0 for nothing in common, and names the stretches in common', () => {
    expect(likeness('路灯不亮', '路灯不亮').score).toBe(1);
    expect(likeness('路灯', '井盖')).toEqual({ score: 0, shared: [] });
    expect(likeness('小区的路灯坏了', '路灯坏了三天').shared).toEqual(['路灯坏了']);
  });
});
