import { describe, expect, test } from 'vitest';
import diversion from '../../resources/lists/diversion.json' with { type: 'json' };
import overlapsJson from '../../resources/lists/overlaps.json' with { type: 'json' };
import { SIDES, type Side } from '../kernel/side';
import { overlapsOf } from './overlapsOf';
import { diversionFileSchema } from './schema/diversion';
import { overlapsFileSchema } from './schema/overlaps';
import type { DiversionRow, OverlapAnswer, ScopeItem } from './types';
import { type OverlapAnswers, whose } from './whose';

const { rows } = diversionFileSchema.parse(diversion);
const { overlaps } = overlapsFileSchema.parse(overlapsJson);

function at(code: string): { row: DiversionRow; item: ScopeItem | undefined } {
  const row = rows.find((candidate) => code.startsWith(candidate.code));
  if (row === undefined) throw new Error(`no row for ${code}`);
  return { row, item: row.items.find((item) => item.code === code) };
}

const ask = (code: string, answers: OverlapAnswers, side: Side, dangerNow = false, narrative = '') =>
  whose({ overlaps, ...at(code), answers, dangerNow, side, narrative });

describe('whose', () => {
  test.each<
    [
      what: string,
      code: string,
      answer: [string, OverlapAnswer] | undefined,
      on12345: string,
      on110: string,
      row: string | undefined,
      clause: string,
    ]
  >([
    ['井盖缺失', '12345-01.10', undefined, 'ours', 'theirs', '12345-01', '附件3（一）1'],
    ['道路交通事故', '110-03.01', undefined, 'theirs', 'ours', '110-03', '附件3（二）3'],
    ['刑事案件', '110-01.01', undefined, 'theirs', 'ours', '110-01', '附件3（二）1'],
    [
      '供水故障, not asked',
      '12345-15.05',
      undefined,
      'unclear',
      'unclear',
      undefined,
      '附件3（一）1、15；附件3（二）6；三（二）2',
    ],
    [
      '供水故障, a threat',
      '12345-15.05',
      ['facilities', 'yes'],
      'theirs',
      'ours',
      '110-06',
      '附件3（一）1、15；附件3（二）6；三（二）2',
    ],
    [
      '供水故障, no threat',
      '12345-15.05',
      ['facilities', 'no'],
      'ours',
      'theirs',
      '12345-15',
      '附件3（一）1、15；附件3（二）6；三（二）2',
    ],
    [
      '老人走失, police must search',
      '12345-13.07',
      ['missing-person', 'yes'],
      'theirs',
      'ours',
      '110-05',
      '附件3（一）13；附件3（二）5；三（二）2',
    ],
    [
      '水公共设施险情, no threat',
      '110-06.01',
      ['facilities', 'no'],
      'ours',
      'theirs',
      '12345-01',
      '附件3（一）1、15；附件3（二）6；三（二）2',
    ],
    [
      '投诉 police acting now',
      '12345-17.03',
      ['officials', 'yes'],
      'theirs',
      'ours',
      '110-07',
      '附件3（一）17；附件3（二）7；三（二）2',
    ],
  ])('%s', (_, code, answer, on12345, on110, row, clause) => {
    const answers = answer === undefined ? {} : { [answer[0]]: answer[1] };
    const [one, other] = [ask(code, answers, '12345'), ask(code, answers, '110')];
    expect([one.owner, other.owner, one.row, one.clause]).toEqual([on12345, on110, row, clause]);
    expect(one.side).toBe(other.side);
  });

  const cases = overlaps.flatMap((overlap) =>
    overlap.items.map((item) => [overlap.id, item, overlap] as const),
  );
  test.each(cases)(
    '%s on %s: asked while open, yes is 110, no is 12345, unsure the three-party call',
    (id, code, overlap) => {
      const others = Object.fromEntries(
        overlaps.filter((o) => o.id !== id).map((o) => [o.id, 'no' as const]),
      );
      for (const side of SIDES) {
        expect(ask(code, others, side)).toMatchObject({
          owner: 'unclear',
          overlap: { id },
          threeParty: false,
        });
        const yes = ask(code, { ...others, [id]: 'yes' }, side);
        const no = ask(code, { ...others, [id]: 'no' }, side);
        const unsure = ask(code, { ...others, [id]: 'unsure' }, side);
        expect(yes).toMatchObject({
          owner: side === '110' ? 'ours' : 'theirs',
          side: '110',
          clause: overlap.clause,
        });
        expect(overlap.rows110).toContain(yes.row);
        expect(no).toMatchObject({ owner: side === '12345' ? 'ours' : 'theirs', side: '12345' });
        expect(unsure).toMatchObject({ owner: 'unclear', overlap: { id }, threeParty: true });
        expect(unsure.side).toBeUndefined();
      }
    },
  );

  test('the rows, as the owner of a no, are of 12345 whichever list was picked', () => {
    for (const [id, code] of cases)
      expect(ask(code, { [id]: 'no' }, '12345').row ?? '12345-').toMatch(/^12345-/);
  });

  test('danger now: 110 dispatches first, whoever took the call and whatever is still open', () => {
    for (const side of SIDES) {
      expect(ask('12345-15.06', {}, side, true)).toMatchObject({
        owner: 'both',
        side: '110',
        clause: '三（三）1；三（四）1',
      });
      expect(ask('110-05.08', {}, side, true)).toMatchObject({
        owner: side === '110' ? 'ours' : 'theirs',
        side: '110',
      });
    }
  });

  test('a gas leak calls 119 and the gas hotline before anything else, a collapsed person 120', () => {
    expect(ask('12345-15.06', { 'gas-leak': 'yes' }, '12345').first).toEqual(['119', 'gas']);
    expect(ask('12345-11.01', { collapsed: 'no' }, '12345').first).toEqual(['120']);
  });

  test('one yes is enough: 110 is not kept waiting for the other questions of an item', () => {
    expect(overlapsOf(overlaps, at('12345-13.10').row, at('12345-13.10').item)).toHaveLength(2);
    expect(ask('12345-13.10', { 'mental-disorder': 'yes' }, '12345')).toMatchObject({
      side: '110',
      row: '110-05',
    });
    expect(ask('12345-13.10', { 'mental-disorder': 'no' }, '12345')).toMatchObject({
      owner: 'unclear',
      overlap: { id: 'missing-person' },
    });
  });

  test('the words of the caller bring in an overlap that the item does not show', () => {
    expect(ask('12345-13.11', {}, '12345').owner).toBe('ours');
    expect(ask('12345-13.11', {}, '12345', false, '办低保的老人走失了')).toMatchObject({
      overlap: { id: 'missing-person' },
    });
  });

  test('a row without an item asks what any of its items would, narrowed by the words of the caller', () => {
    const { row } = at('12345-13');
    const ids = (narrative: string): string[] =>
      overlapsOf(overlaps, row, undefined, narrative).map(({ id }) => id);
    expect(ids('')).toEqual(['missing-person', 'minors', 'mental-disorder']);
    expect(ids('娃娃不见了')).toEqual(['missing-person']);
  });
});
