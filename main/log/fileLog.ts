// Runs in the host. The technical log in files: one JSON object a line, a new file when one is full, the oldest gone.
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@shared/kernel/clock';
import type { Log, LogData } from './Log';
import { redact } from './redact';

export interface FileLogOptions {
  readonly dir: string;
  readonly clock: Clock;
  /** Octets of one file (default 1 MiB) and how many old ones are kept (default 5). */
  readonly maxBytes?: number | undefined;
  readonly keep?: number | undefined;
}

/** Never throws: a full disk must not end a call. What could not be written is counted in the next line. */
export function createFileLog({ dir, clock, maxBytes = 1024 * 1024, keep = 5 }: FileLogOptions): Log {
  const file = join(dir, 'linkseat.log');
  const old = (n: number) => join(dir, `linkseat.${n}.log`);
  let size = -1;
  let lost = 0;

  const rotate = () => {
    rmSync(old(keep), { force: true });
    for (let n = keep - 1; n >= 1; n -= 1) if (sizeOf(old(n)) > 0) renameSync(old(n), old(n + 1));
    renameSync(file, old(1));
    size = 0;
  };

  return (level, event, data) => {
    const missing = lost > 0 ? { lost } : {};
    const line = `${JSON.stringify({ at: new Date(clock()).toISOString(), level, event, ...missing, ...clean(data) })}\n`;
    try {
      if (size < 0) {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        size = sizeOf(file);
      }
      if (size > 0 && size + line.length > maxBytes) rotate();
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
      lost = 0;
    } catch {
      lost += 1;
      size = -1;
    }
  };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function clean(data: LogData | undefined): LogData {
  const home = homedir();
  const pairs = Object.entries(data ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value, home).slice(0, 500) : value,
  ]);
  return Object.fromEntries(pairs);
}
