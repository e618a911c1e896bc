// For the damage harness: logs as a kill leaves them, with their WAL, at random moments.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { CallId, LegId, OrderId } from '@shared/kernel/ids';
import { openCore } from '../openCore';
import { fields, offered, orderCreated, TEST_KEY } from './sampleEvents';

export interface Snapshot {
  readonly folder: string;
  /** Every event that was answered as recorded. */
  readonly recorded: readonly RecordedEvent[];
  /** Up to here the platform has them. */
  readonly sent: number;
}

export const SUFFIXES = ['', '-wal', '.journal'] as const;

/** Writes a log of some hundred events, with now and then a checkpoint and a moved cursor, and copies it while open. */
export function takeSnapshot(folder: string, random: () => number): Snapshot {
  const file = join(folder, 'source.db');
  mkdirSync(folder, { recursive: true });
  const opened = openCore({ file, key: TEST_KEY, now: 1 });
  if (!opened.ok) throw new Error(opened.error.message);
  const { core } = opened.value;
  const recorded: RecordedEvent[] = [];
  let sent = 0;
  const count = 60 + Math.floor(random() * 200);
  for (let n = 0; n < count; n++) {
    const call = `c${n >> 3}` as CallId;
    const event =
      n % 8 === 0
        ? offered(call, `l${n}` as LegId)
        : n % 8 === 7
          ? orderCreated(`o${n}` as OrderId, `路灯不亮 ${n}`)
          : fields(`call:${call}`, `第${n}次 ${'字'.repeat(Math.floor(random() * 300))}`);
    const done = core.append([event], undefined, n);
    if (!done.ok) throw new Error(done.error.code);
    recorded.push(...done.value);
    if (random() < 0.03) core.checkpoint();
    if (random() < 0.02) {
      sent = Math.floor(random() * recorded.length);
      core.writeCursor('platform', sent);
    }
    if (random() < 0.02) while (core.feedSearch());
  }
  for (const suffix of SUFFIXES)
    if (existsSync(file + suffix)) copyFileSync(file + suffix, join(folder, `live.db${suffix}`));
  core.close();
  return { folder, recorded, sent };
}
