import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const cli = (...args: string[]) =>
  run(process.execPath, [join(root, 'scripts/cli.mjs'), ...args], { cwd: '/', maxBuffer: 1 << 24 });

describe('scripts/cli.mjs', () => {
  test('prints the lists from any folder, also when two runs build at once', async () => {
    const outputs = await Promise.all([cli('lists'), cli('lists')]);
    for (const { stdout, stderr } of outputs) {
      expect(stderr).toBe('');
      expect(JSON.parse(stdout).rows).toHaveLength(24);
    }
  });

  test('an unknown command ends with exit code 2', async () => {
    await expect(cli('nope')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('“nope”'),
    });
  });
});
