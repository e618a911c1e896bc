/**
 * The lines of a byte stream in UTF-8. A line ends at LF or CRLF and nowhere else (readline would also split at
 * U+2028 and at a lone CR); a byte order mark is passed over; what follows the last LF is a line unless it is empty.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let parts: string[] = [];
  for await (const chunk of bytes) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    parts.push(first);
    for (const next of more) {
      yield withoutReturn(parts.join(''));
      parts = [next];
    }
  }
  const rest = parts.join('') + decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
