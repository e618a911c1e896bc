// A real PostgreSQL for a test: its own folder, a socket in it, no port.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresPrograms } from '../servers.mjs';

const bin = postgresPrograms();
export const noPostgres =
  bin === undefined ? 'skipped: no PostgreSQL here (Debian: apt-get install postgresql)' : '';
if (noPostgres !== '') console.log(noPostgres);

export interface TestPostgres {
  client(): Promise<Client>;
  /** As a power cut would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then as the user that its package made. */
function idsOf(user: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(): Promise<TestPostgres> {
  // A socket's path may have some hundred characters only.
  const folder = mkdtempSync('/tmp/linkseat-pg-');
  const ids = idsOf('postgres');
  if (ids !== undefined) chownSync(folder, ids.uid, ids.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  mkdirSync(data);
  if (ids !== undefined) chownSync(data, ids.uid, ids.gid);
  const init = spawnSync(
    join(bin ?? '', 'initdb'),
    ['-D', data, '-U', 'test', '--auth=trust', '-E', 'UTF8'],
    {
      ...ids,
      encoding: 'utf8',
    },
  );
  if (init.status !== 0) throw new Error(`initdb: ${init.stderr}`);
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(join(bin ?? '', 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
      ...ids,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await ready(child);
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    const dying = child;
    child = undefined;
    if (dying === undefined || dying.exitCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill(signal);
    await gone;
  };
  await start();
  return {
    client: async () => {
      const client = new Client({ host: folder, user: 'test', database: 'postgres' });
      // A server that goes away tells its clients; the query that meets it fails by itself.
      client.on('error', () => {});
      await client.connect();
      return client;
    },
    kill: () => kill(),
    start,
    stop: async () => {
      await kill('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.on('data', (part) => {
      output += part;
      if (output.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${output.slice(-2000)}`)));
  });
}
