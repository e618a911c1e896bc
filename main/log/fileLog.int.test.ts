import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileLog } from './fileLog';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-log-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const clock = () => 1_790_000_000_000;
const logIn = (folder: string) => createFileLog({ dir: folder, clock, maxBytes: 500, keep: 2 });
const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

it('writes one object a line, redacted, for the owner alone', () => {
  logIn(dir)('warn', 'callMalformed', { seat: '12345-001', where: '13800000001 在跳楼', count: 2 });
  const file = join(dir, 'linkseat.log');
  expect(lines(file)).toEqual([
    {
      at: '2026-09-21T14:13:20.000Z',
      level: 'warn',
      event: 'callMalformed',
      seat: '12345-001',
      where: '‹number› ‹text›',
      count: 2,
    },
  ]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

it('begins a new file when one is full, and keeps only the newest', () => {
  const log = logIn(dir);
  for (let n = 0; n < 40; n += 1) log('info', 'tick', { n });
  expect(readdirSync(dir).sort()).toEqual(['linkseat.1.log', 'linkseat.2.log', 'linkseat.log']);
  const all = ['linkseat.2.log', 'linkseat.1.log', 'linkseat.log'].flatMap((name) => lines(join(dir, name)));
  const numbers = all.map((line) => line.n);
  expect(numbers).toEqual(numbers.map((_, index) => 40 - numbers.length + index));
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).size).toBeLessThanOrEqual(500);
});

it('never throws, and says afterwards how much was lost', () => {
  const blocked = join(dir, 'log');
  writeFileSync(blocked, 'in the way');
  const log = logIn(blocked);
  log('info', 'one');
  log('info', 'two');
  rmSync(blocked);
  log('info', 'three');
  expect(lines(join(blocked, 'linkseat.log'))).toMatchObject([{ event: 'three', lost: 2 }]);
});
