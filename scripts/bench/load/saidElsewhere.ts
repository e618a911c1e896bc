import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestServer } from '../../../tests/link/natsServer';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** So many seats in a program of their own, with the platform's rights (sayPresence.ts); answers what ends it. */
export function saidElsewhere(server: TestServer, seats: number, changesASecond: number): () => void {
  const program = ['--import', path('../../typescriptLoader.mjs'), path('../sayPresence.ts')];
  const said = [String(server.port), `${server.folder}/platform.seed`, String(seats), String(changesASecond)];
  const others = spawn(process.execPath, [...program, ...said], { stdio: ['ignore', 'ignore', 'inherit'] });
  return () => others.kill();
}
