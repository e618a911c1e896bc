import { describe, expect, it } from 'vitest';
import { isDialable } from './isDialable';

describe('isDialable', () => {
  it.each([
    ['13800000001', true],
    ['+86 138 0000 0001', true],
    ['028-8600 0001', true],
    ['86000001', true],
    ['119', true],
    ['110', true],
    ['12345', true],
    ['95598', true],
    ['12345-001', true],
    ['+1 212 555 0100', true],
    ['', false],
    ['12', false],
    ['1234', false],
    ['abc', false],
    ['138x0000001', false],
    ['1234567890123456', false],
    ['138****0001', false],
  ])('%s: %s', (written, expected) => {
    expect(isDialable(written)).toBe(expected);
  });
});
