// Three real servers from resources/platform/cluster.conf: one of them is killed, and nothing is lost.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { createUser, type KeyPair } from '@nats-io/nkeys';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { STREAMS } from '@shared/contract/platform/subjects';
import type { SeatId } from '@shared/kernel/ids';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accountsConfig } from '../../main/cli/platform/accountsConfig';
import { setUpStreams } from '../../main/cli/platform/setUpStreams';
import { fields } from '../../main/store/testing/sampleEvents';
import { makeCertificate } from './makeCertificate';
import { freePort, noServer, REGION } from './natsServer';
import { openSeat, type TestSeat, whenStatus } from './testSeat';

const SEAT = '12345-001' as SeatId;
const CLUSTER = readFileSync(join(import.meta.dirname, '../../resources/platform/cluster.conf'), 'utf8');
const VERSION = /v(\d+)\.(\d+)/.exec(
  spawnSync('nats-server', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);
if (VERSION !== null && Number(VERSION[1]) === 2 && Number(VERSION[2]) < 10)
  console.log(
    `not tried: sync_interval: always, which nats-server ${VERSION[0]} does not know (it needs 2.10)`,
  );
const WITHIN = { timeout: 30_000, interval: 200 };
const NAMES = [1, 2, 3].map((n) => `linkage-${n}`);

describe.skipIf(noServer !== '')('a cluster of three', { timeout: 90_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-cluster-'));
  const platform = createUser();
  const servers = new Map<string, ChildProcess>();
  const ports = new Map<string, number>();
  let seat: TestSeat | undefined;

  /** The file as it is, with this server's name, this machine's ports and a folder of the test. */
  const configOf = (name: string, port: number, inner: readonly number[], own: number): string =>
    CLUSTER.replace('server_name: linkage-1', `server_name: ${name}`)
      .replace('0.0.0.0:4222', `127.0.0.1:${port}`)
      .replace('0.0.0.0:6222', `127.0.0.1:${own}`)
      .replace(
        /nats-route:\/\/linkage-(\d):6222/g,
        (_, n) => `nats-route://127.0.0.1:${inner[Number(n) - 1]}`,
      )
      .replace('/var/lib/nats', join(folder, name))
      .replace('200GB', '200MB');

  const secretFile = (name: string, key: KeyPair): string => {
    writeFileSync(join(folder, name), new TextDecoder().decode(key.getSeed()), { mode: 0o600 });
    return join(folder, name);
  };
  const admin = () =>
    connect({
      servers: [...servers.keys()].map((name) => `127.0.0.1:${ports.get(name)}`),
      authenticator: nkeyAuthenticator(platform.getSeed()),
      tls: { caFile: join(folder, 'ca.pem') },
      ignoreClusterUpdates: true,
    });
  const end = async (name: string) => {
    const dying = servers.get(name);
    servers.delete(name);
    if (dying === undefined || dying.exitCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill('SIGKILL');
    await gone;
  };

  beforeAll(async () => {
    makeCertificate(folder);
    const key = createUser();
    secretFile('seat.seed', key);
    writeFileSync(
      join(folder, 'accounts.conf'),
      accountsConfig({
        seats: [{ who: { region: REGION, seat: SEAT }, nkey: key.getPublicKey() }],
        platform: [platform.getPublicKey()],
      }),
    );
    const inner = await Promise.all(NAMES.map(freePort));
    for (const [n, name] of NAMES.entries()) {
      const port = await freePort();
      ports.set(name, port);
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, `${name}.conf`), configOf(name, port, inner, inner[n] ?? 0));
      const log = ['-l', join(folder, `${name}.log`)];
      servers.set(
        name,
        spawn('nats-server', ['-c', `${name}.conf`, ...log], { cwd: folder, stdio: 'ignore' }),
      );
    }
    // The three have to find each other and choose who leads before there is a JetStream.
    await vi.waitFor(async () => {
      const nc = await admin();
      try {
        await setUpStreams(await jetstreamManager(nc), 3);
      } finally {
        await nc.close();
      }
    }, WITHIN);
  }, 60_000);
  afterAll(async () => {
    await seat?.close();
    for (const name of [...servers.keys()]) await end(name);
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing when the one that leads is killed, and goes on with the other two', async () => {
    const one = await openSeat({
      seats: [SEAT],
      settings: {
        platformServers: NAMES.map((name) => `tls://127.0.0.1:${ports.get(name)}`),
        platformCredentials: join(folder, 'seat.seed'),
        platformCa: join(folder, 'ca.pem'),
        platformRegion: REGION,
      },
    });
    seat = one;
    const record = (from: number) =>
      one.store.append(
        Array.from({ length: 300 }, (_, i) => fields(`call:c${i % 3}`, `路灯不亮${from + i}`)),
      );
    const drained = () => whenStatus(one, ({ state, waiting }) => state === 'connected' && waiting === 0);
    await record(0);
    await drained();

    const nc = await admin();
    const { cluster } = await (await jetstreamManager(nc)).streams.info(STREAMS.events);
    const leader = cluster?.leader ?? '';
    await nc.close();
    expect(NAMES).toContain(leader);
    await end(leader);
    await record(300);
    await drained();

    const left = await admin();
    const { state } = await (await jetstreamManager(left)).streams.info(STREAMS.events);
    await left.close();
    const { seatNo } = await one.store.seatHead(SEAT);
    expect(seatNo).toBeGreaterThanOrEqual(600);
    // Each number once: a repeated id is left out by the cluster as by one server.
    expect(state.messages).toBe(seatNo);
  });
});
