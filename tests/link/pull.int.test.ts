// What both sides share, on its way into a seat's log: repeated, out of order, unreadable, from tomorrow.
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { STREAMS, sharedSubject } from '@shared/contract/platform/subjects';
import type { EventId, SeatId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { content } from '../../main/store/testing/sampleEvents';
import { noServer, REGION, startServer, type TestServer } from './natsServer';
import { openSeat, type TestSeat, whenLogged, whenStatus } from './testSeat';

const SEAT = '110-001' as SeatId;
const SENDER = { region: REGION, seat: '12345-007' as SeatId };
let server: TestServer;
let seat: TestSeat;

const message = (id: string, after: string | undefined, body: object, over: object = {}) => ({
  v: 1,
  id,
  stream: 'order:o1',
  version: 1,
  ...(after === undefined ? {} : { after }),
  seat: SENDER.seat,
  region: REGION,
  chain: 'abc',
  seatNo: 1,
  at: 1_000,
  recordedAt: 1_000,
  origin: 'seat',
  schema: 1,
  body,
  hash: '0'.repeat(64),
  previous: '',
  ...over,
});
const CREATED = { type: 'orderCreated', number: 'N-1', side: '12345', content: content('井盖缺失') };
const DISPATCHED = { type: 'orderDispatched', to: '110', reason: '属于110' };

/** Published as the platform would relay it: under the sender's own subject. */
async function publish(...texts: readonly (readonly [id: string, text: string])[]): Promise<void> {
  const nc = await server.admin();
  const js = jetstream(nc);
  for (const [id, text] of texts) await js.publish(sharedSubject(SENDER, 'order:o1', id as EventId), text);
  await nc.close();
}
const order = async () => (await seat.store.readStream('order:o1')).map(({ id }) => id);
const whenOrder = (count: number) =>
  whenLogged(seat, async () => ((await order()).length >= count ? true : undefined));

describe.skipIf(noServer !== '')('pulling from a server', () => {
  const open = () =>
    openSeat({
      seats: [SEAT],
      settings: {
        platformServers: [server.url],
        platformCredentials: server.credentialsOf(SEAT),
        platformRegion: REGION,
      },
    });
  beforeEach(async () => {
    server = await startServer({ seats: [SEAT] });
    seat = await open();
  });
  afterEach(async () => {
    await seat.close();
    await server.stop();
  });

  it('records an event once, however often it comes, and each after the one that it follows', async () => {
    const created = JSON.stringify(message('e1', undefined, CREATED));
    const sent = JSON.stringify(message('e2', 'e1', DISPATCHED, { version: 2 }));
    await publish(['e2', sent], ['e1', created], ['e2', sent], ['e1', created]);
    await whenOrder(2);
    await publish(['e3', JSON.stringify(message('e3', 'e2', { type: 'orderAccepted', by: '110' }))]);
    await whenOrder(3);
    expect(await order()).toEqual(['e1', 'e2', 'e3']);
    const [first] = await seat.store.readStream('order:o1');
    expect(first).toMatchObject({ origin: 'platform', seat: SENDER.seat, body: CREATED });
    expect(await seat.store.listOrders({ query: '', limit: 5 })).toMatchObject([{ order: 'o1' }]);
  });

  it('puts aside what cannot be read or is of a newer version, shows it, and goes on', async () => {
    await publish(
      ['x1', 'no JSON at all'],
      ['x2', JSON.stringify(message('x2', undefined, { ...CREATED, content: { form: 7 } }))],
      ['x3', JSON.stringify({ ...message('x3', undefined, CREATED), v: 2 })],
      ['x4', JSON.stringify(message('x4', undefined, { type: 'orderEnchanted' }))],
      ['x5', JSON.stringify(message('x5', undefined, CREATED, { seat: '110-009' }))],
      ['e1', JSON.stringify(message('e1', undefined, CREATED))],
    );
    await whenOrder(1);
    expect(await order()).toEqual(['e1']);
    const { messages } = await seat.link.details(SEAT);
    expect(messages.map(({ reason, detail }) => [reason, detail])).toEqual([
      ['unreadable', 'not JSON'],
      ['unreadable', 'orderCreated.content.form: invalid_type'],
      ['newer', 'v 2'],
      ['newer', 'order orderEnchanted'],
      ['unreadable', 'seat: not of the subject'],
    ]);
    expect(seat.link.status(SEAT).parked).toBe(5);
    // They are in the log with every character, so the platform may forget them.
    const kept = await seat.store.readStream(`link:${SEAT}`);
    expect(kept.map(({ body }) => body.type === 'messageParked' && body.text)[0]).toBe('no JSON at all');
  });

  it('goes on where it was after a restart, and from the beginning in a stream that was made anew', async () => {
    await publish(['e1', JSON.stringify(message('e1', undefined, CREATED))]);
    await whenOrder(1);
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    const { config } = await jsm.streams.info(STREAMS.shared);
    await server.kill();
    await whenStatus(seat, ({ state }) => state !== 'connected');
    await server.start();
    await whenStatus(seat, ({ state }) => state === 'connected');
    await nc.close();
    const again = await server.admin();
    const manager = await jetstreamManager(again);
    await manager.streams.delete(STREAMS.shared);
    await manager.streams.add(config);
    await again.close();
    // Sequence 1 of the new stream is another message than sequence 1 of the old one.
    await publish(['e2', JSON.stringify(message('e2', 'e1', DISPATCHED))]);
    await whenOrder(2);
    expect(await order()).toEqual(['e1', 'e2']);
  });
});
