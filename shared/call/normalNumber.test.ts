import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalNumber, sameNumbers } from './normalNumber';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const mobile = fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map((parts) => parts.join(''));
const area = fc.constantFrom('10', '28', '816', '755', '833');
const landline = fc.tuple(area, fc.integer({ min: 2, max: 8 }), digits(7)).map(([code, first, rest]) => ({
  area: code,
  local: `${first}${rest}`,
}));
/** Spaces, dashes and brackets anywhere between the digits, as people write. */
const spaced = (number: string) =>
  fc
    .array(fc.constantFrom('', '', ' ', '-', '（', '.'), {
      minLength: number.length,
      maxLength: number.length,
    })
    .map((gaps) => [...number].map((char, i) => char + gaps[i]).join(''));

describe('normalNumber', () => {
  it.each([
    ['+86 138-0000-0001', '13800000001'],
    ['0086 138 0000 0001', '13800000001'],
    ['8613800000001', '13800000001'],
    ['013800000001', '13800000001'],
    ['１３８００００００01', '13800000001'],
    ['(028) 8600-0001', '02886000001'],
    ['+86 28 8600 0001', '02886000001'],
    ['+86 (0)28 8600 0001', '02886000001'],
    ['862886000001', '02886000001'],
    ['0816-222 0001', '08162220001'],
    ['010-86000001', '01086000001'],
    ['86000001', '86000001'],
    ['400-800-0001', '4008000001'],
    ['+1 (415) 555-0100', '+14155550100'],
    ['001 415 555 0100', '+14155550100'],
    ['110', '110'],
    ['12345', '12345'],
    ['12345-001', '12345-001'],
    ['Anonymous', 'anonymous'],
    ['', ''],
  ])('%s is %s', (written, normal) => {
    expect(normalNumber(written)).toBe(normal);
  });

  it('does not see how a mobile number was written', () => {
    fc.assert(
      fc.property(
        mobile.chain((number) =>
          fc
            .tuple(fc.constant(number), fc.constantFrom('', '0', '+86', '0086', '86', '+860'))
            .chain(([own, prefix]) => fc.tuple(fc.constant(own), spaced(`${prefix}${own}`))),
        ),
        ([number, written]) => {
          expect(normalNumber(written)).toBe(number);
        },
      ),
    );
  });

  it('does not see how a landline was written, and keeps areas apart', () => {
    fc.assert(
      fc.property(landline, fc.constantFrom('0', '+86', '0086', '86', '+860'), (number, prefix) => {
        const written = `${prefix}${number.area}${number.local}`;
        expect(normalNumber(written)).toBe(`0${number.area}${number.local}`);
      }),
    );
  });

  it('is idempotent on anything, and never puts two mobiles together', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalNumber(normalNumber(text))).toBe(normalNumber(text));
      }),
    );
    fc.assert(
      fc.property(mobile, mobile, (a, b) => {
        expect(normalNumber(`+86${a}`) === normalNumber(b)).toBe(a === b);
      }),
    );
  });
});

describe('sameNumbers', () => {
  const same = (a: string, b: string, home = '028') =>
    sameNumbers(a, home).some((form) => sameNumbers(b, home).includes(form));

  it('lets a local number stand for the one with the home area code, and for no other', () => {
    expect(same('86000001', '028-8600 0001')).toBe(true);
    expect(same('+86 28 86000001', '8600-0001')).toBe(true);
    expect(same('86000001', '0816-86000001')).toBe(false);
    expect(same('86000001', '02886000001', '')).toBe(false);
  });

  it('knows nobody by a hidden number, a seat or a public one', () => {
    for (const nobody of ['', 'anonymous', '110', '12345', '12345-001'])
      expect(sameNumbers(nobody, '028')).toEqual([]);
  });

  it('is an equivalence: who is the same as a third is the same as each other', () => {
    const any = fc.oneof(
      mobile,
      landline.map(({ area: code, local }) => `0${code}${local}`),
      landline.map(({ local }) => local),
      landline.map(({ local }) => `028${local}`),
    );
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(same(a, a)).toBe(true);
        expect(same(a, b)).toBe(same(b, a));
        if (same(a, b) && same(b, c)) expect(same(a, c)).toBe(true);
      }),
    );
  });
});
