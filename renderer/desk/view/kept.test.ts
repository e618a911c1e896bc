import { describe, expect, it } from 'vitest';
import { kept } from './kept';

const row = { code: '12345-01' };

describe('kept', () => {
  it('is the value of before where nothing has changed, sets and lists too', () => {
    const before = { owner: { row, departments: [row] }, available: new Set(['hold']), phase: 'talking' };
    const same = { owner: { row, departments: [row] }, available: new Set(['hold']), phase: 'talking' };
    expect(kept(before, same)).toBe(before);
  });

  it('keeps the parts that say the same, and has the others anew', () => {
    const before = { owner: { row, departments: [row] }, available: new Set(['hold']) };
    const after = kept(before, { owner: { row, departments: [row] }, available: new Set(['hold', 'mute']) });
    expect(after).not.toBe(before);
    expect(after.owner).toBe(before.owner);
    expect([...after.available]).toEqual(['hold', 'mute']);
  });

  it.each<[string, object, object]>([
    ['a key more', { a: 1 }, { a: 1, b: 2 }],
    ['a key less', { a: 1, b: 2 }, { a: 1 }],
    ['undefined is not absent', { a: undefined }, {}],
    ['a shorter list', { list: [1, 2] }, { list: [1] }],
    ['another set', { set: new Set([1]) }, { set: new Set([2]) }],
    ['a list for an object', { a: [1] }, { a: { 0: 1 } }],
  ])('%s is a change', (_, before, next) => {
    expect(kept(before, next)).toEqual(next);
    expect(kept(before, next)).not.toBe(before);
  });

  it('takes what is new from nothing as it is', () => {
    expect(kept(undefined, row)).toBe(row);
  });
});
