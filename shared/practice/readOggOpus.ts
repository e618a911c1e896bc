import { fail, ok, type Result } from '../kernel/result';

export interface OggOpus {
  readonly channels: number;
  /** Samples at 48 kHz that a decoder throws away first. */
  readonly preSkip: number;
  readonly durationMs: number;
}

const MAGIC = [0x4f, 0x67, 0x67, 0x53];
const HEAD = 'OpusHead';

/**
 * The header and the length of an Ogg Opus file, without decoding it (RFC 3533 for the pages, RFC 7845 for the rest):
 * the last page's granule position less the pre-skip, at 48 kHz. Walks every page, so a torn file is found.
 */
export function readOggOpus(bytes: Uint8Array): Result<OggOpus, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let granule = 0n;
  let closed = false;
  let head: { channels: number; preSkip: number } | undefined;
  for (let at = 0; at < bytes.length; ) {
    const page = readPage(bytes, view, at);
    if (!page) return fail(`no whole Ogg page at byte ${at}`);
    head ??= readHead(bytes, view, page.body);
    if (!head) return fail('the first page is no Opus header');
    granule = page.granule;
    closed = page.last;
    at = page.end;
  }
  if (!head) return fail('an empty file');
  if (!closed) return fail('the last page is not marked as the end of the stream');
  return ok({ ...head, durationMs: Math.round((Number(granule) - head.preSkip) / 48) });
}

interface Page {
  readonly granule: bigint;
  readonly last: boolean;
  readonly body: number;
  readonly end: number;
}

function readPage(bytes: Uint8Array, view: DataView, at: number): Page | undefined {
  if (at + 27 > bytes.length || MAGIC.some((byte, i) => bytes[at + i] !== byte)) return undefined;
  const segments = view.getUint8(at + 26);
  const body = at + 27 + segments;
  if (body > bytes.length) return undefined;
  const size = bytes.subarray(at + 27, body).reduce((sum, length) => sum + length, 0);
  if (body + size > bytes.length) return undefined;
  const last = (view.getUint8(at + 5) & 4) !== 0;
  return { granule: view.getBigInt64(at + 6, true), last, body, end: body + size };
}

function readHead(bytes: Uint8Array, view: DataView, at: number): OggOpusHead | undefined {
  if (at + 19 > bytes.length || String.fromCharCode(...bytes.subarray(at, at + 8)) !== HEAD) return undefined;
  return { channels: view.getUint8(at + 9), preSkip: view.getUint16(at + 10, true) };
}

type OggOpusHead = Pick<OggOpus, 'channels' | 'preSkip'>;
