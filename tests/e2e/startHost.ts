// A browser-seat host of its own for a test: the built program, a data folder that is thrown away, a free port.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Host {
  /** First URL of each seat, with its token. */
  url(seat: string): string;
  /** As this process reaches it. */
  readonly dataDir: string;
  readonly pid: number;
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
    /** A disk of its own of so many bytes, for the data folder alone (Linux: a memory disk in a mount namespace). */
    disk?: number;
  } = {},
): Promise<Host> {
  const seats = options.seats ?? ['12345-001', '110-001'];
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'linkseat-'));
  const through = options.disk === undefined ? [] : onOwnDisk(dataDir, options.disk);
  const [program = process.execPath, ...before] = [...through, process.execPath];
  const child = spawn(
    program,
    [
      ...before,
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
    dataDir: through.length === 0 ? dataDir : `/proc/${child.pid}/root${dataDir}`,
    pid: child.pid ?? 0,
    output: () => output,
    kill: () => ended(child, 'SIGKILL').then(() => undefined),
    stop: async () => {
      const code = await ended(child, 'SIGTERM');
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

/** The command that the host is started through: nobody but it sees the disk, and no right of the system is needed. */
const onOwnDisk = (dataDir: string, bytes: number): readonly string[] => [
  ...['unshare', '--user', '--map-root-user', '--mount'],
  ...['sh', '-c', `mount -t tmpfs -o size=${bytes} none "$0" && exec "$@"`, dataDir],
];

/** Whether this system lets a test have a disk of its own, and hurt the writes of a process that runs. */
export const canHurtDisks = (): boolean => {
  const target = spawn('sleep', ['10']);
  const traced = spawnSync('timeout', ['-s', 'INT', '1', 'strace', '-qq', '-p', String(target.pid)]);
  target.kill();
  const disk = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'true']);
  return disk.status === 0 && traced.status === 124;
};

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return exit;
}
