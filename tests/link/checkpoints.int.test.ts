// Signed checkpoints leave the seat for the platform; what came back from there convicts a log that was rolled back.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../main/cli/runCli';
import { startTestHost, type TestHost } from '../../main/testing/startTestHost';
import { noServer, REGION, startServer, type TestServer } from './natsServer';

const SEAT = '12345-001';

describe.skipIf(noServer !== '')('checkpoints at the platform', () => {
  let server: TestServer;
  let host: TestHost;
  beforeEach(async () => {
    server = await startServer({ seats: [SEAT] });
    host = await startTestHost([SEAT]);
    host.settings = {
      sipServer: 'wss://pbx.example/ws',
      platformServers: [server.url],
      platformCredentials: server.credentialsOf(SEAT),
      platformRegion: REGION,
    };
    await host.restart();
  });
  afterEach(async () => {
    await host?.close();
    await server?.stop();
  });

  async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const code = await runCli(args, {
      resourcesDir: '',
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
    });
    return { code, ...said };
  }
  const collect = (file: string) =>
    cli(
      ...['platform', 'checkpoints', '--server', server.url, '--seed', join(server.folder, 'platform.seed')],
      ...['--region', REGION, '--seat', SEAT, '--out', file],
    );
  const verify = (file: string) =>
    cli('log', 'verify', '--checkpoints', file, '--data-dir', join(host.root, 'data'));

  it('are there when the program has ended, and tell a whole log from one that was rolled back', async () => {
    const seat = host.seat(SEAT);
    await connected();
    await seat.hangsUp(await seat.ring('c1', '13800000001'));
    await host.services().close();
    const before = join(host.root, 'before');
    cpSync(join(host.root, 'data'), before, { recursive: true });
    await host.restart();
    await connected();
    await seat.hangsUp(await seat.ring('c2', '13800000002'));
    await host.services().close();

    const file = join(host.root, 'from-the-platform.jsonl');
    expect(await collect(file)).toMatchObject({ code: 0, out: expect.stringContaining('2 checkpoints') });
    expect(await verify(file)).toMatchObject({ code: 0, out: expect.stringContaining('2 checkpoints') });

    rmSync(join(host.root, 'data'), { recursive: true });
    cpSync(before, join(host.root, 'data'), { recursive: true });
    expect(await verify(file)).toMatchObject({ code: 1, err: expect.stringContaining('Cut off') });
    await host.restart();
  });

  const connected = async () => {
    const isThere = async () => (await host.seat(SEAT).ask('session.open', {})).link.state === 'connected';
    while (!(await isThere())) await new Promise((resolve) => setImmediate(resolve));
  };

  it('can be purged by nobody', async () => {
    const { jetstreamManager } = await import('@nats-io/jetstream');
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    await expect(jsm.streams.purge('CHECKPOINT')).rejects.toThrow(/purge/);
    await nc.close();
  });
});
