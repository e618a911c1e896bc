// The built browser-seat host as a process of its own, started as a person starts it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../out/main/web.js', import.meta.url));

export interface HostProcess {
  readonly pid: number;
  readonly output: () => string;
  /** Addresses by seat, as printed; rejects where the process ends before. */
  readonly urls: Promise<ReadonlyMap<string, string>>;
  readonly exit: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

export function startHostProcess(args: readonly string[], env: NodeJS.ProcessEnv = {}): HostProcess {
  const child = spawn(process.execPath, [entry, ...args], { env: { ...process.env, ...env } });
  let output = '';
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const urls = new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
    const hear = (part: Buffer) => {
      output += part;
      const found = [...output.matchAll(/^ {2}(\S+) {2}(http:\S+)$/gm)];
      if (output.includes('Ctrl+C ends')) resolve(new Map(found.map((one) => [one[1] ?? '', one[2] ?? ''])));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exit.then((code) => reject(new Error(`the host ended with ${code}: ${output}`)));
  });
  // A test may only be interested in how it ends.
  urls.catch(() => {});
  return { pid: child.pid ?? 0, output: () => output, urls, exit, kill: (signal) => child.kill(signal) };
}
