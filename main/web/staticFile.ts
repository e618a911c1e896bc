// The host of both entries: reads one of our own built files. Nothing outside its folder, no dot files, no types
// that we do not ship.
import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.webm': 'audio/webm',
  '.wasm': 'application/wasm',
};

export interface StaticFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
}

/**
 * @param path still percent-encoded, relative to `root`, `/` between parts; ending in `/` it means index.html
 * @returns undefined where there is no such file, or it may not be given out
 */
export async function readStatic(root: string, path: string): Promise<StaticFile | undefined> {
  const parts = safeParts(path);
  if (!parts) return undefined;
  const type = TYPES[extname(parts.at(-1) ?? '').toLowerCase()];
  if (!type) return undefined;
  try {
    // Through links too: what counts is where the file really is.
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, ...parts))]);
    if (!file.startsWith(base + sep)) return undefined;
    const body = await readFile(file);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    return { body, type, etag };
  } catch {
    return undefined;
  }
}

/** The first of these folders that has it. */
export async function readFirst(roots: readonly string[], path: string): Promise<StaticFile | undefined> {
  for (const root of roots) {
    const file = await readStatic(root, path);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The parts of a path, decoded once; undefined where one could lead elsewhere on some platform. */
export function safeParts(path: string): readonly string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const parts = `${decoded}${decoded === '' || decoded.endsWith('/') ? 'index.html' : ''}`.split('/');
  return parts.every(isPlain) ? parts : undefined;
}

/** A plain file name: no dot in front, no separators, drives, streams, wildcards or control characters. */
const isPlain = (part: string): boolean =>
  /^[\p{L}\p{N}_-][\p{L}\p{N} ._@+-]*$/u.test(part) && !part.endsWith('.');
