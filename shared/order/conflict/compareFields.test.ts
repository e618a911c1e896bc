import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FORM } from '../../intake/IntakeForm';
import { compareFields, type Keep, proposedKeep, settleFields } from './compareFields';
import { ORDER_FIELDS, type OrderFields } from './OrderFields';

const base: OrderFields = { ...EMPTY_FORM, narrative: '路灯不亮', place: '东大街', level: 3 };

describe('two versions of one order', () => {
  it('differ in the fields that one or both changed, and the one-sided change is proposed', () => {
    const mine: OrderFields = { ...base, narrative: '路灯不亮，已三天', place: '东大街1号' };
    const theirs: OrderFields = { ...base, narrative: '路灯全灭', level: 2 };
    const found = compareFields(base, mine, theirs);
    expect(found.map(({ field, changed }) => [field, changed])).toEqual([
      ['narrative', 'both'],
      ['place', 'mine'],
      ['level', 'theirs'],
    ]);
    expect(found.map(proposedKeep)).toEqual([undefined, 'mine', 'theirs']);
    expect(settleFields(mine, theirs, { narrative: 'mine', place: 'mine' })).toEqual({ ...mine, level: 2 });
  });

  const fields: fc.Arbitrary<OrderFields> = fc.record({
    narrative: fc.constantFrom('甲', '乙'),
    place: fc.constantFrom('甲', '乙'),
    division: fc.constantFrom('', '510100'),
    callerName: fc.constantFrom('', '王'),
    callbackNumber: fc.constantFrom('', '1'),
    kind: fc.constantFrom('', 'help' as const),
    level: fc.constantFrom(1 as const, 3 as const),
  });

  it('are settled so that every field is what was kept of it, whatever they say', () => {
    fc.assert(
      fc.property(fields, fields, fields, fc.boolean(), (start, mine, theirs, own) => {
        const keep: Keep = own ? 'mine' : 'theirs';
        const kept = Object.fromEntries(ORDER_FIELDS.map((field) => [field, keep]));
        expect(settleFields(mine, theirs, kept)).toEqual(own ? mine : theirs);
        expect(compareFields(start, mine, mine)).toEqual([]);
        for (const { field } of compareFields(start, mine, theirs))
          expect(mine[field]).not.toEqual(theirs[field]);
      }),
    );
  });
});
