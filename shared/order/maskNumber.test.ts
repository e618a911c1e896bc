import { describe, expect, it } from 'vitest';
import { excerptOf, maskName, maskNumber, maskNumbersIn } from './maskNumber';

describe('maskNumber', () => {
  it.each([
    ['13800000001', '138****0001'],
    ['02886000000', '028****0000'],
    ['6000000', '*****00'],
    ['12345', '12345'],
    ['110', '110'],
    ['110-001', '110-001'],
    ['12345-0001', '12345-0001'],
    ['', ''],
  ])('%s → %s', (number, masked) => expect(maskNumber(number)).toBe(masked));

  it.each([
    ['王女士', '王**'],
    ['欧阳', '欧*'],
    ['Zhang Wei', 'Z**'],
    ['', ''],
  ])('of a name %s the first character stays: %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it('masks the numbers in a text and leaves short ones', () => {
    expect(maskNumbersIn('3栋2单元，电话 138 0000 0001，身份证51010019900101123X，转110')).toBe(
      '3栋2单元，电话 138****0001，身份证510***********123X，转110',
    );
  });

  it('takes the first line, cut to length', () => {
    expect(excerptOf('  路灯不亮\n第二行')).toBe('路灯不亮');
    expect(excerptOf('路'.repeat(80))).toHaveLength(60);
    expect(excerptOf('')).toBe('');
  });
});
