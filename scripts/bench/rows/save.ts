// One save against the disk itself. The floor: 4 KiB appended to a file in the same folder and fdatasync, which
// no durable write can go below. Both are measured alternately in one run.
import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCore } from '../../../main/store/createCore';
import { openDatabase } from '../../../main/store/openDatabase';
import { fields } from '../../../main/store/testing/sampleEvents';
import type { BenchRow } from '../BenchRow';
import { countSyncs } from '../countSyncs';
import { median } from '../median';

const ROUNDS = 600;

async function run() {
  // On the project's own disk: the system's temporary folder is often memory, where nothing is synced.
  const cache = fileURLToPath(new URL('../../../.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-save-'));
  try {
    const syncs = countSyncs(folder);
    const opened = openDatabase(join(folder, 'live.db'));
    if (!opened.ok) throw new Error(opened.error.message);
    const core = createCore(opened.value);
    const floor = openSync(join(folder, 'floor'), 'w');
    const block = Buffer.alloc(4_096, 1);
    const ours: number[] = [];
    const against: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(milliseconds(() => save(core, round)));
      against.push(
        milliseconds(() => {
          writeSync(floor, block);
          fdatasyncSync(floor);
        }),
      );
    }
    closeSync(floor);
    core.close();
    return { ours: median(ours), against: median(against), note: syncs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function save(core: ReturnType<typeof createCore>, round: number): void {
  const done = core.append(
    [fields(`call:c${round >> 5}`, `来电人反映小区路灯不亮，第 ${round} 次记录`)],
    undefined,
    1,
  );
  if (!done.ok) throw new Error(done.error.message);
}

function milliseconds(act: () => void): number {
  const from = performance.now();
  act();
  return performance.now() - from;
}

export const row: BenchRow = {
  id: 'save',
  unit: 'ms',
  goal: 2.5,
  title: "one save ÷ the disk's own write and fdatasync of 4 KiB",
  run,
};
