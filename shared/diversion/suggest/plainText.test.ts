import { expect, it } from 'vitest';
import dialect from '../../../resources/suggest/dialect.json';
import { plainTextReader, sourceOf } from './plainText';

const read = plainTextReader(dialect);

it.each([
  ['屋头莫得水', '家里没水'],
  ['咋个办嘛', '怎么办'],
  ['遭不住了', '受不了'],
  ['遭打了', '被打了'],
  ['来电人反映路灯不亮', '路灯不亮'],
  ['Ａ座３楼', 'a座0楼'],
])('%s is heard as %s', (source, plain) => {
  expect(read(source).text).toBe(plain);
});

it('leads back to what the caller said', () => {
  const plain = read('来电称屋头莫得水');
  expect(sourceOf('来电称屋头莫得水', plain, 2, 2)).toBe('莫得水');
});
