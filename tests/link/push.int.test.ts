// What a seat records, on its way to a real server that loses, refuses and comes back.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { jetstreamManager, StorageType } from '@nats-io/jetstream';
import { HEADERS } from '@shared/contract/platform/headers';
import { eventMessage } from '@shared/contract/platform/messages';
import { STREAMS } from '@shared/contract/platform/subjects';
import type { EventId, SeatId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpStreams } from '../../main/cli/platform/setUpStreams';
import { chainHash } from '../../main/store/eventRow';
import { fields, newEvent } from '../../main/store/testing/sampleEvents';
import { noServer, REGION, startServer, type TestServer } from './natsServer';
import { readStream } from './readStream';
import { openSeat, type TestSeat, whenStatus } from './testSeat';

const SEAT = '12345-001' as SeatId;
let server: TestServer;
let seat: TestSeat;

const settings = () => ({
  platformServers: [server.url],
  platformCredentials: server.credentialsOf(SEAT),
  platformRegion: REGION,
});
const record = (count: number, text = '路灯不亮') =>
  seat.store.append(Array.from({ length: count }, (_, i) => fields(`call:c${i % 3}`, `${text}${i}`)));
const drained = () => whenStatus(seat, ({ state, waiting }) => state === 'connected' && waiting === 0);
const numbersThere = async () =>
  (await readStream(server, STREAMS.events)).map((message) => Number(message.headers?.get(HEADERS.seatNo)));
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** A new connection, and with it a comparison; settles when that has found everything in its place. */
const reconnected = async () => {
  await server.kill();
  await whenStatus(seat, ({ state }) => state !== 'connected');
  await server.start();
  const before = seat.link.status(SEAT).lastSync ?? 0;
  await whenStatus(seat, ({ state, lastSync = 0 }) => state === 'connected' && lastSync > before);
};

describe.skipIf(noServer !== '')('pushing to a server', () => {
  beforeEach(async () => {
    server = await startServer({ seats: [SEAT] });
    seat = await openSeat({ seats: [SEAT], settings: settings() });
  });
  afterEach(async () => {
    await seat.close();
    await server.stop();
  });

  it('brings every event once, with its number, its chain and its hash, and moves the cursor', async () => {
    await record(300);
    await drained();
    const messages = await readStream(server, STREAMS.events);
    expect(messages).toHaveLength(300);
    let previous = '';
    for (const message of messages) {
      const { id, stream, version, seatNo, at, recordedAt, origin, schema, body, hash, ...said } =
        eventMessage.parse(message.json());
      const row = {
        id,
        stream,
        version,
        seat: SEAT,
        seat_no: seatNo,
        at,
        recorded_at: recordedAt,
        origin,
        schema,
      };
      const text = JSON.stringify(body, (_, one) =>
        one !== null && typeof one === 'object' ? Object.fromEntries(Object.entries(one).sort()) : one,
      );
      expect(chainHash(previous, { ...row, type: body.type, body: text })).toBe(hash);
      expect(said.previous).toBe(previous);
      expect(message.headers?.get(HEADERS.id)).toBe(id);
      previous = hash;
    }
    expect(await numbersThere()).toEqual(upTo(300));
    expect(await seat.store.readCursor(`platform:${SEAT}`)).toBe(300);
  });

  it('fills holes that the platform has, and does not send the rest again', async () => {
    await record(50);
    await drained();
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    for (const sequence of [7, 8, 30, 50]) await jsm.streams.deleteMessage(STREAMS.events, sequence);
    await nc.close();
    await reconnected();
    const numbers = await numbersThere();
    expect(numbers).toHaveLength(50);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(50));
  });

  it('sends all again to a stream that was wiped, and to one that was deleted while it was connected', async () => {
    await record(40);
    await drained();
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    await jsm.streams.purge(STREAMS.events);
    await reconnected();
    expect(await numbersThere()).toEqual(upTo(40));

    const again = await server.admin();
    const manager = await jetstreamManager(again);
    await manager.streams.delete(STREAMS.events);
    await record(5, '水管');
    await whenStatus(seat, ({ trouble }) => trouble !== undefined);
    await setUpStreams(manager, 1);
    await drained();
    await whenStatus(seat, ({ trouble }) => trouble === undefined);
    expect(await numbersThere()).toEqual(upTo(45));
    await again.close();
  });

  it('puts a refused event aside with its reason, goes on with the others, and sends it again after mending', async () => {
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    await jsm.streams.update(STREAMS.events, { max_msg_size: 4_000 });
    await seat.store.append([fields('call:c1', '甲')]);
    await seat.store.append([fields('call:c1', '长'.repeat(3_000), { id: 'long' as EventId })]);
    await seat.store.append([fields('call:c1', '乙')]);
    await whenStatus(seat, ({ waiting, refused }) => waiting === 0 && refused === 1);
    const { refused } = await seat.link.details(SEAT);
    expect(refused).toMatchObject([{ event: 'long', seatNo: 2 }]);
    expect(refused[0]?.reason).toMatch(/size/);
    // The event that tells of the refusal is number 4, and went through.
    expect(await numbersThere()).toEqual([1, 3, 4]);
    expect(await seat.link.retry(SEAT)).toEqual({ ok: true, value: { left: 1 } });

    await jsm.streams.update(STREAMS.events, { max_msg_size: -1 });
    expect(await seat.link.retry(SEAT)).toEqual({ ok: true, value: { left: 0 } });
    await drained();
    expect((await numbersThere()).toSorted((a, b) => a - b)).toEqual(upTo(5));
    await nc.close();
  });

  it('finds holes while it is connected too, at its comparison of each hour', async () => {
    await seat.close();
    seat = await openSeat({ seats: [SEAT], settings: settings(), compare: 300 });
    await record(5);
    await drained();
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    const [first] = await readStream(server, STREAMS.events);
    await jsm.streams.deleteMessage(STREAMS.events, first?.seq ?? 0);
    await expect.poll(async () => (await numbersThere()).toSorted(), { timeout: 10_000 }).toEqual(upTo(5));
    expect(seat.link.status(SEAT).state).toBe('connected');
    await nc.close();
  });

  it('tells two logs of one seat apart: whoever lost the log counts from 1 again', async () => {
    await record(3);
    await drained();
    await seat.close();
    seat = await openSeat({ seats: [SEAT], settings: settings() });
    await record(2, '新');
    await drained();
    const chains = new Set(
      (await readStream(server, STREAMS.events)).map((message) => message.headers?.get(HEADERS.chain)),
    );
    expect(chains.size).toBe(2);
    expect(await numbersThere()).toEqual([1, 2, 3, 1, 2]);
  });

  it('finds every stream again after the server’s restart, the presence too', async () => {
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    // As an earlier program made it: the restart of a lone server forgets it.
    const { config } = await jsm.streams.info(STREAMS.presence);
    await jsm.streams.delete(STREAMS.presence);
    await jsm.streams.add({ ...config, storage: StorageType.Memory });
    await setUpStreams(jsm, 1);
    await nc.close();
    await record(1);
    await drained();
    await reconnected();
    const back = await server.admin();
    const { streams } = await jetstreamManager(back);
    expect((await streams.info(STREAMS.presence)).config.storage).toBe(StorageType.File);
    await back.close();
  });

  it('works for days without the platform, and drains with its progress shown', async () => {
    await server.kill();
    await whenStatus(seat, ({ state }) => state === 'offline');
    await record(1_000);
    expect(seat.link.status(SEAT)).toMatchObject({ waiting: 1_000, state: 'offline' });
    const seen: number[] = [];
    const off = seat.link.onStatus((_, { draining }) => {
      if (draining !== undefined) seen.push(draining.of);
    });
    await server.start();
    await drained();
    off();
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([1_000]));
    expect(await numbersThere()).toEqual(upTo(1_000));
    await seat.store.append([newEvent('call:c1', { type: 'greeted' })]);
  });

  it('says which streams an older set-up left out, and sends what waited once they are made', async () => {
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    await jsm.streams.delete(STREAMS.checkpoints);
    await jsm.streams.delete(STREAMS.letters);
    await seat.close();
    seat = await openSeat({ seats: [SEAT], settings: settings() });
    const lacks = (count: number) =>
      whenStatus(seat, ({ missingStreams }) => missingStreams?.length === count);
    expect((await lacks(2)).missingStreams).toEqual([STREAMS.checkpoints, STREAMS.letters]);
    // The others go on.
    await record(3);
    await drained();
    const hash = 'a'.repeat(64);
    await seat.link.sendCheckpoint({
      seat: SEAT,
      seatNo: 3,
      hash,
      at: 1,
      publicKey: 'AA==',
      signature: 'AA==',
    });
    await setUpStreams(jsm, 1);
    await lacks(0);
    await expect
      .poll(async () => (await readStream(server, STREAMS.checkpoints)).length, { timeout: 10_000 })
      .toBe(1);
    await nc.close();
  });
});

it('goes at once while a server that accepts it says nothing', async () => {
  const mute = createServer();
  const accepted = new Promise<Socket>((resolve) => mute.once('connection', resolve));
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  const going = await openSeat({
    seats: [SEAT],
    settings: { platformServers: [`nats://127.0.0.1:${port}`], platformRegion: REGION },
  });
  const socket = await accepted;
  const from = performance.now();
  await going.link.close();
  expect(performance.now() - from).toBeLessThan(2_000);
  await going.close();
  socket.destroy();
  mute.close();
});
