import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './linesOf';

async function read(bytes: Uint8Array, chunk: number): Promise<readonly string[]> {
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  };
  const lines: string[] = [];
  for await (const line of linesOf(chunks())) lines.push(line);
  return lines;
}
const utf8 = (text: string) => new TextEncoder().encode(text);

it.each([
  ['nothing', '', []],
  ['a line without an end', '停水了', ['停水了']],
  ['empty lines', '停水了\n\n停电了\n', ['停水了', '', '停电了']],
  ['CRLF', '停水了\r\n停电了\r\n', ['停水了', '停电了']],
  ['a byte order mark', '\ufeff停水了\n', ['停水了']],
  ['a line separator of Unicode', '停水\u2028了\n', ['停水\u2028了']],
])('reads %s', async (_, text, lines) => {
  expect(await read(utf8(text), 4)).toEqual(lines);
});

it('gives the same lines however the bytes come', async () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom(...'停电🙂ab\u2028', '\r'), maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (lines, chunk) => {
      expect(await read(utf8(lines.map((line) => `${line}\r\n`).join('')), chunk)).toEqual(lines);
    }),
  );
});
