import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from './command';
import { COMMANDS } from './commands';
import { runCli } from './runCli';

async function run(argv: string[], commands?: readonly Command[]) {
  const written = { out: '', err: '' };
  const code = await runCli(
    argv,
    {
      resourcesDir: join(import.meta.dirname, '../../resources'),
      out: (text) => {
        written.out += text;
      },
      err: (text) => {
        written.err += text;
      },
    },
    commands,
  );
  return { code, ...written };
}

describe('the command line', () => {
  test.each(COMMANDS.map(({ name }) => name))('%s explains itself, and is in the overview', async (name) => {
    const asked = await run([name, '--help']);
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(asked.out).toMatch(new RegExp(`^Usage: npm run -s cli -- ${name}`));
    expect((await run(['help', name])).out).toBe(asked.out);
    expect((await run(['--help'])).out).toContain(`  ${name}`);
  });

  test('an unknown command is a plain sentence and exit code 2', async () => {
    const expected = { code: 2, out: '', err: 'There is no command “list”. See: npm run -s cli -- --help\n' };
    expect(await run(['list'])).toEqual(expected);
    expect(await run(['help', 'list'])).toEqual(expected);
  });

  test('no command shows the overview on the error stream', async () => {
    expect(await run([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage:') });
  });

  test.each([['--nope'], ['extra']])(
    'an argument that the command does not have (%s): exit code 2 and where help is',
    async (arg) => {
      const { code, out, err } = await run(['lists', arg]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(arg);
      expect(err).toContain('lists --help');
    },
  );

  test('a bug in a command is thrown, not dressed up as wrong usage', async () => {
    const broken: Command = {
      name: 'x',
      summary: '',
      help: '',
      run: () => {
        throw new TypeError('bug');
      },
    };
    await expect(run(['x'], [broken])).rejects.toThrow('bug');
  });

  test('lists prints 24 rows with items, 23 departments and 29 overlaps', async () => {
    const { code, out, err } = await run(['lists']);
    expect([code, err]).toEqual([0, '']);
    const printed = JSON.parse(out);
    expect(Object.keys(printed)).toEqual(['rows', 'departments', 'overlaps']);
    expect([printed.rows.length, printed.departments.length, printed.overlaps.length]).toEqual([24, 23, 29]);
    for (const row of printed.rows)
      for (const item of row.items)
        expect(item).toMatchObject({ code: expect.any(String), name: expect.any(String) });
  });
});

describe('practice check', () => {
  test('the scripts of the house can all be played', async () => {
    const { code, out, err } = await run(['practice', 'check']);
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(/^[1-9]\d+ checked, 0 cannot be played\n$/);
  });

  test('a faulty file is told line by line, in the language that is asked for; the others count', async () => {
    const file = join(import.meta.dirname, '../../resources/scripts/roof-at-12345.yaml');
    const folder = mkdtempSync(join(tmpdir(), 'linkseat-check-'));
    const broken = join(folder, 'roof-at-12345.yaml');
    const lines = readFileSync(file, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.startsWith('voice:'));
    lines[at] = 'voise: woman';
    writeFileSync(broken, lines.join('\n'));
    const { code, out, err } = await run([
      'practice',
      'check',
      '--en',
      broken,
      file,
      join(folder, 'none.yaml'),
    ]);
    expect(code).toBe(1);
    expect(out).toContain(`${broken}:${at + 1}:1: voise: there is no field “voise”: check the spelling\n`);
    expect(out).toContain('voice: this field is missing');
    expect(out).toContain('none.yaml: cannot be read');
    expect(err).toBe('3 checked, 2 cannot be played\n');
    expect((await run(['practice', 'check', broken])).out).toContain('没有“voise”这个字段，请检查拼写');
    rmSync(folder, { recursive: true });
  });

  test('another verb is wrong usage', async () => {
    expect(await run(['practice', 'play'])).toMatchObject({ code: 2, out: '' });
  });
});
