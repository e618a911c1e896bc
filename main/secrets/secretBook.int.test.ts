import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecretBook } from './secretBook';

const SEAT = '12345-001' as SeatId;
const OTHER = '110-001' as SeatId;
const KEY = Buffer.alloc(32, 7);
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-secrets-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = () => join(dir, 'secrets.json');

describe('a secret', () => {
  it('is there again for its seat alone, and nowhere on the disk as it is', () => {
    expect(openSecretBook(dir, KEY).write(SEAT, 'right-horse')).toEqual(ok(null));
    const again = openSecretBook(dir, KEY);
    expect([again.read(SEAT), again.read(OTHER)]).toEqual(['right-horse', undefined]);
    expect(readFileSync(file(), 'utf8')).not.toContain('right-horse');
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('is taken out by an empty one, and the other seat keeps its own', () => {
    const book = openSecretBook(dir, KEY);
    book.write(SEAT, 'one');
    book.write(OTHER, 'two');
    book.write(SEAT, '');
    expect([book.read(SEAT), openSecretBook(dir, KEY).read(OTHER)]).toEqual([undefined, 'two']);
  });

  it('is opened by no other key, and by no other seat', () => {
    openSecretBook(dir, KEY).write(SEAT, 'one');
    expect(openSecretBook(dir, Buffer.alloc(32, 8)).read(SEAT)).toBeUndefined();
    const moved = JSON.parse(readFileSync(file(), 'utf8'));
    writeFileSync(file(), JSON.stringify({ [OTHER]: moved[SEAT] }));
    expect(openSecretBook(dir, KEY).read(OTHER)).toBeUndefined();
  });

  it.each(['', '{', '[]', '{"12345-001": 7}'])('a broken file is no secret: %j', (text) => {
    writeFileSync(file(), text);
    const book = openSecretBook(dir, KEY);
    expect(book.read(SEAT)).toBeUndefined();
    expect(book.write(SEAT, 'new')).toEqual(ok(null));
    expect(openSecretBook(dir, KEY).read(SEAT)).toBe('new');
  });
});
