// A real nats-server for a test: its own folder, its own port on 127.0.0.1, the accounts that the program makes.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { createUser, type KeyPair } from '@nats-io/nkeys';
import { connect, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import type { Station } from '@shared/contract/platform/subjects';
import type { SeatId } from '@shared/kernel/ids';
import { accountsConfig } from '../../main/cli/platform/accountsConfig';
import { setUpStreams } from '../../main/cli/platform/setUpStreams';

export const REGION = '510100';

/** Why tests with a server are skipped here; empty where they are not. */
export const noServer =
  spawnSync('nats-server', ['--version']).status === 0
    ? ''
    : 'skipped: no nats-server here (Debian: apt-get install nats-server)';
if (noServer !== '') console.error(noServer);

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export interface TestServer {
  readonly port: number;
  readonly folder: string;
  readonly url: string;
  /** File with the secret of a seat. */
  credentialsOf(seat: string): string;
  /** As the platform's own programs: sees everything. */
  admin(): Promise<NatsConnection>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly seats: readonly string[];
  readonly region?: string | undefined;
  /** Seats of other cities: the secret of one is that of `REGION-SEAT`. */
  readonly others?: readonly Station[] | undefined;
  /** Makes what TLS needs in the server's folder and answers the lines of its configuration. */
  readonly lines?: ((folder: string) => string) | undefined;
  readonly setUp?: boolean | undefined;
}

const seedOf = (key: KeyPair): string => new TextDecoder().decode(key.getSeed());

export async function startServer(options: ServerOptions): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-nats-'));
  const port = await freePort();
  const platform = createUser();
  writeFileSync(join(folder, 'platform.seed'), `${seedOf(platform)}\n`, { mode: 0o600 });
  const userOf = (who: Station, name: string) => {
    const key = createUser();
    writeFileSync(join(folder, `${name}.seed`), `${seedOf(key)}\n`, { mode: 0o600 });
    return { who, nkey: key.getPublicKey() };
  };
  const { region = REGION, others = [] } = options;
  const seats = [
    ...options.seats.map((seat) => userOf({ region, seat: seat as SeatId }, seat)),
    ...others.map((who) => userOf(who, `${who.region}-${who.seat}`)),
  ];
  const accounts = accountsConfig({ seats, platform: [platform.getPublicKey()] });
  const config = join(folder, 'server.conf');
  writeFileSync(
    config,
    `listen: 127.0.0.1:${port}\nmax_payload: 8MB\njetstream { store_dir: "${folder}/store" }\n${options.lines?.(folder) ?? ''}\n${accounts}`,
  );

  const { start, kill } = natsProcess(config);
  const admin = () =>
    connect({
      servers: `${options.lines ? 'localhost' : '127.0.0.1'}:${port}`,
      authenticator: nkeyAuthenticator(platform.getSeed()),
      ...(options.lines ? { tls: { caFile: join(folder, 'ca.pem') } } : {}),
    });
  await start();
  if (options.setUp !== false) {
    const nc = await admin();
    await setUpStreams(await jetstreamManager(nc), 1);
    await nc.close();
  }
  return {
    port,
    folder,
    url: `nats://127.0.0.1:${port}`,
    credentialsOf: (seat) => join(folder, `${seat}.seed`),
    admin,
    kill,
    start,
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One nats-server by its configuration file, in that file's folder. */
export function natsProcess(config: string): Pick<TestServer, 'start' | 'kill'> {
  let child: ChildProcess | undefined;
  return {
    start: async () => {
      const stdio = ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'];
      child = spawn('nats-server', ['-c', config], { cwd: dirname(config), stdio });
      await ready(child);
    },
    kill: async () => {
      const dying = child;
      child = undefined;
      if (dying === undefined || dying.exitCode !== null) return;
      const gone = new Promise((resolve) => dying.once('exit', resolve));
      dying.kill('SIGKILL');
      await gone;
    },
  };
}

/** Its own words say when it can be used. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.on('data', (part) => {
      output += part;
      if (output.includes('Server is ready')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`nats-server ended with ${code}: ${output.slice(-2000)}`)));
  });
}
