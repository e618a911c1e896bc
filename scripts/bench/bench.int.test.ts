import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const bench = (...args: readonly string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('../bench.mjs', import.meta.url)), ...args], {
    encoding: 'utf8',
  });

it('prints one line a row for machines', () => {
  const { stdout, stderr } = bench('--json', '--only', 'orders-search');
  const line = JSON.parse(stdout);
  expect(stderr).toBe('');
  expect(line).toMatchObject({ id: 'orders-search', unit: 'ms', goal: 0.1 });
  // The figures are rounded for printing, so the ratio is theirs but for the rounding.
  expect(line.ratio).toBeCloseTo(line.ours / line.against, 2);
  expect(line.holds).toBe(line.ratio <= line.goal);
});

it('names the rows that there are when one is asked for that is not', () => {
  const { status, stderr } = bench('--only', 'nothing');
  expect(status).toBe(2);
  expect(stderr).toContain('orders-search, ');
});
