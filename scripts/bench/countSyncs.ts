import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SAVES = [20, 520] as const;

/**
 * Counts the fsyncs of a save: runs saveTimes.ts under strace with 20 and with 520 saves; the difference is free
 * of what opening and closing cost. Throws where a save takes other than one. Where there is no strace, it says so:
 * then WAL with synchronous=FULL, which openDatabase asserts, is all that stands for it.
 */
export function countSyncs(folder: string): string {
  if (spawnSync('strace', ['-V']).status !== 0) return 'fsyncs not counted: no strace here';
  const [few, many] = SAVES.map((saves) => syncsOf(folder, saves));
  if (few === undefined || many === undefined) return 'fsyncs not counted: strace may not trace here';
  const each = (many - few) / (SAVES[1] - SAVES[0]);
  if (each !== 1)
    throw new Error(`${each} fsyncs a save: ${few} for ${SAVES[0]} saves, ${many} for ${SAVES[1]}`);
  return '1 fsync a save';
}

function syncsOf(folder: string, saves: number): number | undefined {
  const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const log = join(folder, `strace-${saves}`);
  const node = ['--import', path('../typescriptLoader.mjs'), path('saveTimes.ts')];
  const args = ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', log, process.execPath, ...node];
  const run = spawnSync('strace', [...args, join(folder, `${saves}.db`), String(saves)], {
    encoding: 'utf8',
  });
  if (run.status !== 0) return undefined;
  return readFileSync(log, 'utf8').match(/\bf(?:data)?sync\(/g)?.length ?? 0;
}
