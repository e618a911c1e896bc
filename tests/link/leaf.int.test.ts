// Two networks: the platform's server of single.conf with hub-leaf.conf, and the police's own with leaf.conf, set up as
// docs/platform-admin.md says. The line between the two is cut and comes back.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import { HEADERS } from '@shared/contract/platform/headers';
import {
  API_PREFIX,
  consumerOf,
  eventSubject,
  inboxOf,
  ownEvents,
  presenceSubject,
  STREAMS,
} from '@shared/contract/platform/subjects';
import type { HandoverId, SeatId } from '@shared/kernel/ids';
import { sampleCard } from '@shared/seat/sampleCard';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CliContext } from '../../main/cli/command';
import { platformCommand } from '../../main/cli/commands/platform';
import { fields, newEvent, orderCreated } from '../../main/store/testing/sampleEvents';
import { sampleHandover } from '../../main/sync/testing/sampleHandover';
import { makeCertificate } from './makeCertificate';
import { freePort, natsProcess, noServer, REGION } from './natsServer';
import { startProxy, type TcpProxy } from './nemesis/tcpProxy';
import { readStream } from './readStream';
import { openSeat, type TestSeat, whenLogged, whenStatus } from './testSeat';

const AGENT = '12345-001' as SeatId;
const POLICE = '110-001' as SeatId;
const OTHER = '110-002' as SeatId;
/** Of this test's leaf; the second is what `mkpasswd -m bcrypt` makes of the first. */
const PASSWORD = 'leaf-secret-of-the-test';
const HASHED = '$2b$05$abcdefghijklmnopqrstuuv6ucqQmvr3w56Z1e.2ZRTnDnV0Hoj6C';
const shipped = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../resources/platform', name), 'utf8');
const WITHIN = { timeout: 20_000, interval: 50 };

describe.skipIf(noServer !== '')('a side behind its leaf node', { timeout: 60_000 }, () => {
  let folder: string;
  let hub: ReturnType<typeof natsProcess>;
  let leaf: ReturnType<typeof natsProcess>;
  let border: TcpProxy;
  let agent: TestSeat;
  let police: TestSeat;
  const ports = { hub: 0, door: 0, leaf: 0 };

  const keyOf = (name: string) =>
    nkeyAuthenticator(new TextEncoder().encode(readFileSync(join(folder, `${name}.seed`), 'utf8').trim()));
  const tls = () => ({ caFile: join(folder, 'ca.pem') });
  const admin = () =>
    connect({
      port: ports.hub,
      authenticator: keyOf('platform'),
      tls: tls(),
      inboxPrefix: '_INBOX_platform',
    });
  const platform = async (...args: readonly string[]) => {
    const said: string[] = [];
    const context = { out: () => {}, err: (text: string) => said.push(text) } as unknown as CliContext;
    expect(await platformCommand.run([...args], context), said.join('')).toBe(0);
  };
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const settingsAt = (port: number, seat: SeatId) => ({
    platformServers: [`tls://127.0.0.1:${port}`],
    platformCredentials: join(folder, `${seat}.seed`),
    platformCa: join(folder, 'ca.pem'),
    platformRegion: REGION,
  });
  const there = (stream: string) => readStream({ admin }, stream);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'linkseat-leaf-'));
    makeCertificate(folder);
    await platform('seats', '--region', REGION, '--seats', [AGENT, POLICE, OTHER].join(), '--out', folder);
    for (const name of ['hub', 'door', 'leaf'] as const) ports[name] = await freePort();
    border = await startProxy(ports.door);
    write(
      'hub.conf',
      `${shipped('single.conf')
        .replace('0.0.0.0:4222', `127.0.0.1:${ports.hub}`)
        .replace('/var/lib/nats', join(folder, 'store'))
        .replace('200GB', '200MB')}\ninclude "hub-leaf.conf"\n`,
    );
    write('hub-leaf.conf', shipped('hub-leaf.conf').replace('0.0.0.0:7422', `127.0.0.1:${ports.door}`));
    write(
      'leaf-users.conf',
      `authorization { users: [ { user: leaf-110, password: "${HASHED}", account: SIDE_110 } ] }`,
    );
    write(
      'leaf.conf',
      shipped('leaf.conf')
        .replace('0.0.0.0:4222', `127.0.0.1:${ports.leaf}`)
        .replace('leaf-110:PASSWORD@platform:7422', `leaf-110:${PASSWORD}@127.0.0.1:${border.port}`),
    );
    hub = natsProcess(join(folder, 'hub.conf'));
    leaf = natsProcess(join(folder, 'leaf.conf'));
    await hub.start();
    const server = ['--server', `tls://127.0.0.1:${ports.hub}`, '--ca', join(folder, 'ca.pem')];
    await platform('setup', ...server, '--seed', join(folder, 'platform.seed'));
    await leaf.start();
  }, 60_000);
  afterAll(async () => {
    await leaf?.kill();
    await hub?.kill();
    await border?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('its seat', () => {
    const connected = (seat: TestSeat) =>
      whenStatus(seat, ({ state, trouble }) => state === 'connected' && trouble === undefined);
    const drained = (seat: TestSeat) =>
      whenStatus(seat, ({ waiting, trouble }) => waiting === 0 && trouble === undefined);
    const steps = async ({ store }: TestSeat) =>
      (await store.readStream('order:o1')).map(({ body }) => body.type);
    const whenSteps = (seat: TestSeat, count: number) =>
      whenLogged(seat, async () => ((await steps(seat)).length >= count ? true : undefined));
    const by110 = (body: Parameters<typeof newEvent>[1]) => newEvent('order:o1', body, { seat: POLICE });

    beforeEach(async () => {
      agent = await openSeat({ seats: [AGENT], settings: settingsAt(ports.hub, AGENT) });
      police = await openSeat({ seats: [POLICE], settings: settingsAt(ports.leaf, POLICE) });
      await Promise.all([connected(agent), connected(police)]);
    });
    afterEach(async () => {
      await agent?.close();
      await police?.close();
    });

    it('pushes and pulls over the border, and what is done while it is cut is there once when it is back', async () => {
      await agent.store.append([
        orderCreated('o1' as Parameters<typeof orderCreated>[0], '电瓶车被偷'),
        newEvent('order:o1', { type: 'orderDispatched', to: '110', reason: '属于110' }),
      ]);
      await whenSteps(police, 2);
      await police.store.append([by110({ type: 'orderAccepted', by: '110' })]);
      await whenSteps(agent, 3);
      agent.link.setPresence(AGENT, sampleCard({ at: 'available', since: Date.now() }));
      await vi.waitFor(async () => {
        const { presence } = await police.link.details(POLICE);
        expect(presence).toMatchObject([{ seat: AGENT }]);
      }, WITHIN);

      border.cut();
      const calls = Array.from({ length: 300 }, (_, n) =>
        fields(`call:p${n % 7}`, `现场${n}`, { seat: POLICE }),
      );
      await police.store.append(calls);
      await police.store.append([by110({ type: 'orderReturned', by: '110', reason: '属于12345' })]);
      await agent.store.append([fields('call:a1', '边界断开时记下的')]);
      const record = sampleHandover('h1', POLICE);
      expect(await police.link.sendHandover(record)).toMatchObject({ error: { code: 'handoverUnsent' } });
      // Its own server is there; that the platform is not is said, and nothing is lost.
      const cut = await whenStatus(police, ({ trouble }) => trouble !== undefined);
      expect(cut).toMatchObject({ state: 'connected', waiting: 301 });
      await drained(agent);
      expect(await steps(agent)).toHaveLength(3);

      border.mend();
      await drained(police);
      await whenSteps(agent, 4);
      expect(await steps(agent)).toEqual([
        'orderCreated',
        'orderDispatched',
        'orderAccepted',
        'orderReturned',
      ]);
      expect(await steps(police)).toEqual(await steps(agent));
      const numbers = (await there(STREAMS.events))
        .filter(({ subject }) => subject.includes(POLICE))
        .map(({ headers }) => Number(headers?.get(HEADERS.seatNo)));
      expect(numbers).toEqual(Array.from({ length: 302 }, (_, n) => n + 1));
      expect(await there(STREAMS.shared)).toHaveLength(4);
      // The record that could not be sent follows by itself, though the seat's own connection never broke.
      await vi.waitFor(
        async () => expect(await agent.link.handover(AGENT, record.id as HandoverId)).toEqual(record),
        WITHIN,
      );
      expect(police.link.status(POLICE).handoverUnsent).toBeUndefined();
    });
  });

  describe('whoever speaks through it', () => {
    let nc: NatsConnection;
    const who = { region: REGION, seat: POLICE };
    beforeAll(async () => {
      nc = await connect({
        port: ports.leaf,
        authenticator: keyOf(POLICE),
        inboxPrefix: inboxOf(who),
        tls: tls(),
      });
    });
    afterAll(() => nc?.close());

    it.each([
      ['the events of another seat', eventSubject({ ...who, seat: OTHER }, 'abc', 1)],
      ['the presence of another seat', presenceSubject({ ...who, seat: OTHER })],
      ['the events of the other side', eventSubject({ ...who, seat: AGENT }, 'abc', 1)],
      ['the streams themselves', `${API_PREFIX}.STREAM.DELETE.EVENTS`],
      ['JetStream under its own name', '$JS.API.STREAM.PURGE.EVENTS'],
    ])('may not write %s', async (_, subject) => {
      await expect(jetstream(nc).publish(subject, '{}', { timeout: 2_000 })).rejects.toThrow(/Permissions/);
    });

    it('may not read what another seat recorded, nor listen to its inbox', async () => {
      const jsm = await jetstreamManager(nc, { apiPrefix: API_PREFIX, checkAPI: false });
      const filter = ownEvents({ ...who, seat: OTHER });
      await expect(
        jsm.consumers.add(STREAMS.events, { name: consumerOf(who), filter_subject: filter }),
      ).rejects.toThrow(/Permissions/);
      const refused = new Promise<string>((resolve) => {
        nc.subscribe(`${inboxOf({ ...who, seat: OTHER })}.>`, {
          callback: (error) => resolve(String(error)),
        });
      });
      expect(await refused).toMatch(/Permissions/);
    });

    it('is a seat of that side: one of the other side is not let in', async () => {
      await expect(
        connect({ port: ports.leaf, authenticator: keyOf(AGENT), tls: tls(), maxReconnectAttempts: 0 }),
      ).rejects.toThrow(/uthoriz/);
    });

    it('a stolen leaf speaks for no seat of the other side, and has no JetStream', async () => {
      // Whoever has the leaf writes its accounts as he likes.
      const stolen = join(folder, 'stolen.conf');
      const port = await freePort();
      writeFileSync(
        stolen,
        readFileSync(join(folder, 'leaf.conf'), 'utf8')
          .replace(`127.0.0.1:${ports.leaf}`, `127.0.0.1:${port}`)
          .replace('server_name: linkage-110', 'server_name: stolen-110')
          .replace(
            'include "leaf-accounts-110.conf"',
            'accounts { SIDE_110 { users: [{ user: x, password: x }] } }',
          ),
      );
      const thief = natsProcess(stolen);
      await thief.start();
      const theirs = await connect({ port, user: 'x', pass: 'x', tls: tls() });
      try {
        const js = jetstream(theirs);
        // The line is there once what its own side may do goes through.
        await vi.waitFor(() => js.publish(eventSubject({ ...who, seat: OTHER }, 'stolen', 1), '{}'), WITHIN);
        for (const subject of [
          eventSubject({ ...who, seat: AGENT }, 'stolen', 1),
          presenceSubject({ ...who, seat: AGENT }),
          '$KV.reference.all.lists',
          '$JS.API.STREAM.PURGE.EVENTS',
          `${API_PREFIX}.STREAM.DELETE.EVENTS`,
        ])
          await expect(js.publish(subject, '{}', { timeout: 1_000 }), subject).rejects.toThrow();
        const subjects = (await there(STREAMS.events)).map(({ subject }) => subject);
        expect(subjects.filter((one) => one.includes('.stolen.'))).toEqual([
          eventSubject({ ...who, seat: OTHER }, 'stolen', 1),
        ]);
        expect(await there(STREAMS.reference)).toEqual([]);
      } finally {
        await theirs.close();
        await thief.kill();
      }
    });
  });
});
