import { describe, expect, it } from 'vitest';
import { readOggOpus } from './readOggOpus';

/** One Ogg page with one segment. */
function page(body: readonly number[], granule: number, flags: number): number[] {
  const header = new Uint8Array(28);
  header.set([0x4f, 0x67, 0x67, 0x53, 0, flags]);
  new DataView(header.buffer).setBigInt64(6, BigInt(granule), true);
  header.set([1, body.length], 26);
  return [...header, ...body];
}

const text = (words: string): number[] => [...new TextEncoder().encode(words)];
const head = [...text('OpusHead'), 1, 1, 0x38, 0x01, 0x80, 0xbb, 0, 0, 0, 0, 0];
const file = [...page(head, 0, 2), ...page([1, 2, 3], 48_312, 4)];

describe('readOggOpus', () => {
  it('reads channels, pre-skip and length', () => {
    const value = { channels: 1, preSkip: 312, durationMs: 1000 };
    expect(readOggOpus(Uint8Array.from(file))).toEqual({ ok: true, value });
  });

  it('says what is wrong with a file that is torn, empty, unfinished or something else', () => {
    const fault = (bytes: readonly number[]) => {
      const result = readOggOpus(Uint8Array.from(bytes));
      return result.ok ? '' : result.error;
    };
    expect(fault(file.slice(0, -1))).toBe('no whole Ogg page at byte 47');
    expect(fault([])).toBe('an empty file');
    expect(fault(page(head, 0, 2))).toContain('end of the stream');
    expect(fault(page(text('vorbis, or so it seems'), 0, 6))).toBe('the first page is no Opus header');
    expect(fault(text('RIFF'))).toBe('no whole Ogg page at byte 0');
  });
});
