import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeatId } from '@shared/kernel/ids';
import { beforeEach, expect, test } from 'vitest';
import { openSessionShelf } from './sessionShelf';

const SEAT = '12345-001' as SeatId;
const SESSION = 'a'.repeat(43);
const HOUR = 3_600_000;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-sessions-'));
});

test('a crashed host’s session is found again, by its owner alone', () => {
  openSessionShelf(dir, 0).keep({ [SEAT]: SESSION });
  expect(openSessionShelf(dir, HOUR).sessionOf(SEAT)).toBe(SESSION);
  expect(statSync(join(dir, 'sessions.json')).mode & 0o077).toBe(0);
});

test.each([
  ['a shift later', 13 * HOUR],
  ['from the future', -HOUR],
])('%s it is not used', (_, now) => {
  openSessionShelf(dir, 0).keep({ [SEAT]: SESSION });
  expect(openSessionShelf(dir, now).sessionOf(SEAT)).toBeUndefined();
});

test('a clean end forgets it; a broken file is nobody’s session', () => {
  const shelf = openSessionShelf(dir, 0);
  shelf.keep({ [SEAT]: SESSION });
  shelf.forget();
  expect(openSessionShelf(dir, 0).sessionOf(SEAT)).toBeUndefined();
  writeFileSync(join(dir, 'sessions.json'), '{"since":0,"sessions":{"12345-001":"short"}}');
  expect(openSessionShelf(dir, 0).sessionOf(SEAT)).toBeUndefined();
});
