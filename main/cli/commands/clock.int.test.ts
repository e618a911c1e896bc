import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { clockCommand } from './clock';

const root = join(import.meta.dirname, '../../..');
const shipped = join(root, 'resources');
const run = promisify(execFile);

async function clock(args: string, resourcesDir = shipped) {
  const written = { out: '', err: '' };
  const code = await clockCommand.run(args.split(' '), {
    resourcesDir,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return { code, ...written };
}

describe('clock', () => {
  test.each([
    ['--level 1 --start 2026-09-30T17:30:00+08:00', '2026-09-30T19:30:00+08:00', '2026-10-10T00:00:00+08:00'],
    ['--level 2 --start 2026-02-13T10:00:00Z', '2026-02-13T22:00:00+08:00', '2026-02-26T00:00:00+08:00'],
    ['--level 3 --start 2026-02-13T18:00:00+08:00 --kind help', null, '2026-03-03T00:00:00+08:00'],
    // The kind decides level 3 alone.
    [
      '--level 1 --start 2026-03-02T09:00:00+08:00 --kind report',
      '2026-03-02T11:00:00+08:00',
      '2026-03-05T00:00:00+08:00',
    ],
  ])('%s', async (args, firstResponse, progress) => {
    const { code, out, err } = await clock(args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(`${JSON.stringify({ firstResponse, progress })}\n`);
  });

  test.each([
    ['--level 4 --start 2026-09-30T17:30:00+08:00', /--level must be 1, 2 or 3, not “4”/],
    ['--start 2026-09-30T17:30:00+08:00', /--level must be 1, 2 or 3, not left out/],
    ['--level 1', /--start must be a time .* not left out/],
    ['--level 1 --start 2026-09-30T17:30:00', /--start must be .* with its offset/],
    ['--level 1 --start 2026-02-30T17:30:00+08:00', /--start must be a time that exists/],
    ['--level 3 --start 2026-09-30T17:30:00+08:00', /Level 3 needs --kind/],
    ['--level 3 --start 2026-09-30T17:30:00+08:00 --kind praise', /--kind must be one of/],
    ['--level 1 --start 2026-12-31T10:00:00+08:00', /holidays of 2027 are not in the calendar/],
    ['--level 3 --start 2025-06-01T10:00:00+08:00 --kind help', /limits of the rule in force on 2025-06-01/],
    ['--level 3 --start 2020-06-01T10:00:00+08:00 --kind help', /No rule .* in force on 2020-06-01/],
  ])('%s: one plain sentence and exit code 1', async (args, sentence) => {
    const { code, out, err } = await clock(args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
    expect(err.match(/\n/g)).toHaveLength(1);
  });

  test('a broken or missing data file is named with its line', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'clock-'));
    try {
      for (const folder of ['calendar', 'rules'])
        cpSync(join(shipped, folder), join(copy, folder), { recursive: true });
      writeFileSync(join(copy, 'calendar/cn.json'), '{\n"country": "CN",,\n}');
      rmSync(join(copy, 'rules'), { recursive: true });
      const { code, err } = await clock('--level 1 --start 2026-09-30T17:30:00+08:00', copy);
      expect(code).toBe(1);
      expect(err).toMatch(
        /^calendar\/cn\.json:2: not valid JSON.*\nrules\/deadlines\.json:1: not valid JSON.*\n$/,
      );
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  test.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'through the script, on a machine in %s, the answer is the same',
    async (zone) => {
      const args = ['clock', '--level', '1', '--start', '2026-09-30T17:30:00+08:00'];
      const env = { ...process.env, TZ: zone };
      const { stdout, stderr } = await run(process.execPath, [join(root, 'scripts/cli.mjs'), ...args], {
        env,
      });
      expect([stderr, JSON.parse(stdout)]).toEqual([
        '',
        { firstResponse: '2026-09-30T19:30:00+08:00', progress: '2026-10-10T00:00:00+08:00' },
      ]);
    },
  );
});
