// A browser-seat host of its own for a test: the built program, a data folder that is thrown away, a free port.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Host {
  /** First URL of each seat, with its token. */
  url(seat: string): string;
  readonly dataDir: string;
  readonly output: () => string;
  /** Ends it as a power cut would: nothing is written any more. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does. Answers the exit code. */
  stop(): Promise<number | null>;
}

const ENTRY = fileURLToPath(new URL('../../out/main/web.js', import.meta.url));

export async function startHost(
  options: {
    seats?: readonly string[];
    dataDir?: string;
    port?: number;
    env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Host> {
  const seats = options.seats ?? ['12345-001', '110-001'];
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'linkseat-'));
  const child = spawn(
    process.execPath,
    [
      ENTRY,
      '--no-open',
      '--port',
      String(options.port ?? 0),
      '--data-dir',
      dataDir,
      '--seats',
      seats.join(','),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  );
  let output = '';
  const urls = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      for (const [url, seat] of output.matchAll(/http:\/\/127\.0\.0\.1:\d+\/s\/([\d-]+)\/\?token=[\w-]+/g))
        if (seat) urls.set(seat, url);
      if (seats.every((seat) => urls.has(seat))) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the host ended at once (${code}):\n${output}`)));
  });

  return {
    url: (seat) => {
      const url = urls.get(seat);
      if (!url) throw new Error(`no such seat: ${seat}`);
      return url;
    },
    dataDir,
    output: () => output,
    kill: () => ended(child, 'SIGKILL').then(() => undefined),
    stop: async () => {
      const code = await ended(child, 'SIGTERM');
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return exit;
}
