// Resident memory of a process that opens an encrypted log, lists, reads and walks it: with very many orders, against
// the same with few. Only the page cache may grow, to its bound. `LINKSEAT_BENCH_ORDERS` takes another number.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from '../BenchRow';

const MANY = Number(process.env.LINKSEAT_BENCH_ORDERS ?? 100_000);
const FEW = 1_000;
const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function program(...args: readonly string[]): string {
  const loader = path('../../typescriptLoader.mjs');
  return execFileSync(process.execPath, ['--import', loader, path('../memoryOfOrders.ts'), ...args], {
    encoding: 'utf8',
  });
}

async function run() {
  const cache = path('../../../.cache/');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-memory-'));
  try {
    const megabytes = (orders: number): number => {
      const file = join(folder, `${orders}.db`);
      program(file, String(orders));
      return Number(program(file)) / 1024 / 1024;
    };
    const against = megabytes(FEW);
    return { ours: megabytes(MANY), against, note: `${MANY} orders against ${FEW}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const row: BenchRow = {
  id: 'memory',
  unit: 'MiB',
  goal: 1.5,
  title: 'memory of the process with very many orders ÷ with 1,000',
  run,
};
