// A foreign program under test: started, read, written to, and ended by its own id.
import { type ChildProcess, spawn } from 'node:child_process';

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Milliseconds. */
const PATIENCE = 15_000;

export class Program {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #waiting = new Set<() => void>();
  #output = '';
  #ended = false;

  constructor(command: string, args: readonly string[], { cwd, env }: ProgramOptions = {}) {
    this.#name = command;
    this.#child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer): void => {
      this.#output += chunk.toString();
      for (const look of [...this.#waiting]) look();
    };
    this.#child.stdout?.on('data', hear);
    this.#child.stderr?.on('data', hear);
    this.#child.stdin?.on('error', () => undefined);
    this.#child.once('error', (error) => hear(Buffer.from(String(error))));
    this.#child.once('exit', () => {
      this.#ended = true;
      for (const look of [...this.#waiting]) look();
    });
  }

  get output(): string {
    return this.#output;
  }

  /** What `ready` makes of it; ended where that fails, so that nothing is left of a set-up that did not come about. */
  async begun<T>(ready: () => T | Promise<T>): Promise<T> {
    try {
      return await ready();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Resolves when the output since `from` (default: all of it) matches. */
  says(pattern: RegExp, from = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (act: () => void): void => {
        clearTimeout(limit);
        this.#waiting.delete(look);
        act();
      };
      const fail = (why: string): void =>
        done(() =>
          reject(new Error(`${this.#name} ${why} before ${pattern}:\n${this.#output.slice(-3_000)}`)),
        );
      const limit = setTimeout(() => fail('was silent'), PATIENCE);
      const look = (): void => {
        if (pattern.test(this.#output.slice(from))) done(resolve);
        else if (this.#ended) fail('ended');
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The exit code, when it ends by itself. */
  ended(): Promise<number | null> {
    if (this.#ended) return Promise.resolve(this.#child.exitCode);
    return new Promise((resolve) => this.#child.once('exit', (code) => resolve(code)));
  }

  async stop(): Promise<void> {
    if (this.#ended || this.#child.pid === undefined) return;
    const ended = this.ended();
    this.#child.kill('SIGTERM');
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), 1_500);
    await ended;
    clearTimeout(impatience);
  }
}
