import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SeatLine, SeatOrder, SeatTask } from './messages';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface SeatProcess {
  /** Ids that this process said are on its disk. */
  readonly saved: string[];
  send(order: SeatOrder): void;
  heard<K extends SeatLine['say']>(say: K): Promise<Extract<SeatLine, { say: K }>>;
  /** As a power cut would. */
  kill(): Promise<void>;
  ended(): Promise<void>;
}

export function startSeatProcess(task: SeatTask): SeatProcess {
  const loader = path('../../../scripts/typescriptLoader.mjs');
  const args = ['--import', loader, path('seatProgram.ts'), JSON.stringify(task)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const saved: string[] = [];
  const waiting = new Map<string, (line: never) => void>();
  let trouble = '';
  child.stderr?.on('data', (part) => {
    trouble += part;
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as SeatLine;
      if (line.say === 'saved') saved.push(...line.ids);
      waiting.get(line.say)?.(line as never);
    });
  return {
    saved,
    send: (order) => void child.stdin?.write(`${order}\n`),
    heard: (say) =>
      new Promise((resolve, reject) => {
        waiting.set(say, resolve as (line: never) => void);
        void gone.then(() => reject(new Error(`${task.seat} ended before it said ${say}: ${trouble}`)));
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    ended: () => gone,
  };
}
