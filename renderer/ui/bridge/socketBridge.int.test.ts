// The bridge against the real server, and against one that goes away.
import type { Pushes } from '@shared/contract/calls';
import { afterEach, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { fakeServices } from '../../../tests/host/fakeServices';
import { SEAT, type SeatHost, startSeatHost } from '../../../tests/host/seatHost';
import type { Bridge, BridgeState } from './Bridge';
import { type SocketWorld, socketBridge, waitBefore } from './socketBridge';

let host: SeatHost | undefined;
let bridge: Bridge | undefined;
afterEach(async () => {
  bridge?.close();
  await host?.stop();
});

/** Timers that a test fires by hand; sockets as a browser would open them. */
function world(of: { host: SeatHost; cookie: string; signedOut?: boolean }) {
  const timers: { ms: number; fn: () => void }[] = [];
  const sockets: NodeSocket[] = [];
  const made: SocketWorld = {
    open: () => {
      const headers = { Origin: `http://${of.host.own}`, Cookie: of.cookie };
      const socket = new NodeSocket(`ws://${of.host.own}/s/${SEAT}/ws?page=desk`, { headers });
      socket.on('error', () => {});
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    isSignedOut: async () => of.signedOut === true,
    random: () => 0.5,
    after: (ms, fn) => {
      const timer = { ms, fn };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
  };
  return { made, timers, sockets };
}

const becomes = (of: Bridge, wanted: BridgeState): Promise<void> =>
  new Promise((resolve) => {
    if (of.state() === wanted) return resolve();
    const off = of.onState((state) => {
      if (state !== wanted) return;
      off();
      resolve();
    });
  });

async function start(services = fakeServices()) {
  host = await startSeatHost(services);
  const set = world({ host, cookie: await host.signIn() });
  bridge = socketBridge(set.made);
  return { ...set, services, host, bridge };
}

it('holds what is asked before the first connection, and hears pushes in order', async () => {
  const { bridge, services } = await start();
  const heard: Pushes['link.status'][] = [];
  const off = bridge.listen('link.status', (status) => heard.push(status));
  expect(bridge.state()).toBe('connecting');
  expect(await bridge.call('practice.ring', { script: 'a' })).toEqual({ ok: true, value: null });
  expect(bridge.state()).toBe('open');
  for (const waiting of [1, 2]) services.tell({ seat: SEAT }, 'link.status', { state: 'offline', waiting });
  await bridge.call('seat.confirmMissed', {});
  expect(heard.map((status) => status.waiting)).toEqual([1, 2]);
  off();
  services.tell({ seat: SEAT }, 'link.status', { state: 'offline', waiting: 3 });
  await bridge.call('seat.confirmMissed', {});
  expect(heard).toHaveLength(2);
});

it('fails pending calls by value when the host goes, says so, and comes back by itself', async () => {
  const { bridge, timers, sockets } = await start(
    fakeServices({ 'practice.ring': () => new Promise(() => {}) }),
  );
  await becomes(bridge, 'open');
  const pending = bridge.call('practice.ring', { script: 'a' });
  sockets[0]?.terminate();
  expect(await pending).toMatchObject({ ok: false, error: { code: 'offline' } });
  await becomes(bridge, 'lost');
  expect(await bridge.call('session.open', {})).toMatchObject({ ok: false, error: { code: 'offline' } });
  await expect.poll(() => timers.length).toBe(1);
  expect(timers[0]?.ms).toBe(75);
  timers.shift()?.fn();
  await becomes(bridge, 'open');
  expect((await bridge.call('session.open', {})).ok).toBe(true);
});

it('does not wait for ever for an answer', async () => {
  const { bridge, timers } = await start(fakeServices({ 'practice.ring': () => new Promise(() => {}) }));
  await becomes(bridge, 'open');
  const pending = bridge.call('practice.ring', { script: 'a' });
  expect(timers.map((timer) => timer.ms)).toEqual([15_000]);
  timers[0]?.fn();
  expect(await pending).toMatchObject({ ok: false, error: { code: 'noAnswer' } });
});

it('says that it is signed out where the host does not know it', async () => {
  host = await startSeatHost();
  const set = world({ host, cookie: 'linkseat=old', signedOut: true });
  bridge = socketBridge(set.made);
  const pending = bridge.call('session.open', {});
  await becomes(bridge, 'signedOut');
  expect(await pending).toMatchObject({ ok: false, error: { code: 'offline' } });
});

it('waits longer each time, never longer than 5 s, and never in step', () => {
  expect([0, 1, 2, 3, 10].map((tries) => waitBefore(tries, 1))).toEqual([100, 200, 400, 800, 5_000]);
  expect(waitBefore(10, 0)).toBe(2_500);
});
