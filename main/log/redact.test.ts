import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact';

describe('redact', () => {
  it.each([
    ['13800000001', '‹number›'],
    ['+86 138-0000-0001 rang', '‹number› rang'],
    ['51010419900101123X', '‹number›'],
    ['sip:02855501234@linkseat.invalid', 'sip:‹address›'],
    ['春熙路 12 号有人要跳楼', '‹text› 12 ‹text›'],
    ['?token=Zk3v8Q1n5XyT0pLr7WbAe2HsUd9CfGjM4oRiKqVtN6E', '?token=‹secret›'],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'seat 12345-001, call 01920000-0001-7000-bfff-ffffffffffff',
    'ECONNREFUSED 127.0.0.1:8610',
    'append.ts:40:7',
    '110-001 12345-001',
  ])('keeps what says nothing about people: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('hides the name in a home folder', () => {
    expect(redact('ENOENT /home/wang/data.db', '/home/wang')).toBe('ENOENT ~/data.db');
  });

  it('lets no telephone number through, wherever it stands', () => {
    const numbers = fc.stringMatching(/^1[3-9]\d{9}$/);
    fc.assert(
      fc.property(fc.string(), numbers, fc.string(), (before, number, after) => {
        expect(redact(`${before}${number}${after}`)).not.toContain(number);
      }),
    );
  });
});
