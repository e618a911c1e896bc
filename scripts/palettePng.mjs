// Rewrites a PNG of a screen (8 bits, RGB or RGBA, not interlaced) with a palette of at most 256 colours: a third of
// the size, and no eye sees it on flat colours and letters. No package does this here, and it is short.
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;
/** Colours that differ by less than this in each channel share a place of the palette: 5 bits stay. */
const COARSE = 0xf8f8f8;

/** @param {Buffer} png @returns {Buffer} */
export function palettePng(png) {
  const { width, height, pixels } = decode(png);
  const palette = paletteOf(pixels);
  const nearest = new Map();
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[y * width + x];
      let at = nearest.get(colour);
      if (at === undefined) {
        at = indexOfNearest(palette, colour);
        nearest.set(colour, at);
      }
      rows[y * (width + 1) + 1 + x] = at;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The commonest colour of each coarse cell, the commonest cells first. */
function paletteOf(pixels) {
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const cells = new Map();
  for (const [colour, count] of counts) {
    const cell = cells.get(colour & COARSE) ?? { colour, most: 0, sum: 0 };
    cell.sum += count;
    if (count > cell.most) Object.assign(cell, { colour, most: count });
    cells.set(colour & COARSE, cell);
  }
  const sorted = [...cells.values()].sort((a, b) => b.sum - a.sum);
  return sorted.slice(0, MOST).map(({ colour }) => colour);
}

function indexOfNearest(palette, colour) {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((each, at) => {
    const distance = [16, 8, 0].reduce(
      (sum, shift) => sum + (((each >> shift) & 255) - ((colour >> shift) & 255)) ** 2,
      0,
    );
    if (distance < least) [best, least] = [at, distance];
  });
  return best;
}

function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const size = { 2: 3, 6: 4 }[png[25]];
  if (png[24] !== 8 || size === undefined || png[28] !== 0) throw new Error('not a plain 8-bit RGB(A) PNG');
  const raw = inflateSync(Buffer.concat(chunksOf(png, 'IDAT')));
  const line = width * size;
  const pixels = new Uint32Array(width * height);
  let before = new Uint8Array(line);
  for (let y = 0; y < height; y += 1) {
    const from = y * (line + 1);
    const row = unfiltered(raw[from], raw.subarray(from + 1, from + 1 + line), before, size);
    for (let x = 0; x < width; x += 1) {
      pixels[y * width + x] = (row[x * size] << 16) | (row[x * size + 1] << 8) | row[x * size + 2];
    }
    before = row;
  }
  return { width, height, pixels };
}

/** PNG specification, 9.2: each byte is told by its neighbours left, above, and above left. */
function unfiltered(filter, coded, above, size) {
  const row = Uint8Array.from(coded);
  for (let at = 0; at < row.length; at += 1) {
    const left = at >= size ? row[at - size] : 0;
    const corner = at >= size ? above[at - size] : 0;
    row[at] += [0, left, above[at], (left + above[at]) >> 1, paeth(left, above[at], corner)][filter];
  }
  return row;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((each) => Math.abs(guess - each));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function chunksOf(png, name) {
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === name) found.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

const TABLE = Array.from({ length: 256 }, (_, n) =>
  Array.from({ length: 8 }).reduce((value) => (value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1), n),
);

const crc = (bytes) =>
  (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
