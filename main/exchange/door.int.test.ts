import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createExchange, type ExchangeCore } from './exchange';
import { startExchange } from './startExchange';
import { manualTimers } from './testing/manualTimers';
import { connectPhone } from './testing/rawPhone';
import { startPractice } from './testing/withExchange';

const parts = () => {
  const timers = manualTimers();
  let made = 0;
  return { clock: timers.now, timers, ids: () => `id-${++made}` };
};

let server: Server;
let base: string;
beforeEach(async () => {
  server = createServer((_, response) => response.end('host'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const registersAt = async (url: string): Promise<void> => {
  const phone = await connectPhone(url, '12345-001');
  await phone.register();
  await phone.close();
};

test('a host hands over the upgrades that it has let in', async () => {
  const exchange: ExchangeCore = createExchange(parts());
  server.on('upgrade', (request, socket, head) => exchange.handleUpgrade(request, socket, head));
  await registersAt(`ws://${base}/seats/sip`);
  await exchange.stop();
});

test('takes one path of a server, leaves the others alone, and leaves the server running', async () => {
  const exchange = await startExchange({ ...parts(), server, path: '/phone' });
  server.on('upgrade', (request, socket) => {
    if (request.url === '/other') socket.end('HTTP/1.1 418 Mine\r\n\r\n');
  });
  expect(exchange.url).toBe(`ws://${base}/phone`);
  await registersAt(exchange.url);
  const other = new WebSocket(`ws://${base}/other`, 'sip');
  expect(await new Promise((resolve) => other.once('error', (error) => resolve(error.message)))).toContain(
    '418',
  );
  await exchange.stop();
  expect(await (await fetch(`http://${base}/`)).text()).toBe('host');
});

test('a taken port is an error with its code', async () => {
  const port = Number(base.split(':')[1]);
  await expect(startExchange({ ...parts(), port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('stopping closes the sockets and frees the port', async () => {
  const exchange = await startExchange(parts());
  const phone = await connectPhone(exchange.url, '12345-001');
  await phone.register();
  const closed = new Promise((resolve) => phone.socket.once('close', resolve));
  await exchange.stop();
  expect(await closed).toBe(1001);
  const again = await startExchange({ ...parts(), port: Number(new URL(exchange.url).port) });
  await again.stop();
});

test('a peer that gives no sign of life is cut off, and its binding with it; a living one stays', async () => {
  const practice = await startPractice();
  const living = await practice.phone('12345-001');
  const silent = new WebSocket(practice.exchange.url, 'sip', { autoPong: false });
  await new Promise((resolve) => silent.once('open', resolve));
  const pinged = Promise.all([living, { socket: silent }].map(({ socket }) => once(socket, 'ping')));
  practice.timers.advance(30_000);
  await pinged;
  await living.settled();
  const cut = once(silent, 'close');
  practice.timers.advance(30_000);
  await cut;
  await living.settled();
  expect(practice.exchange.load().connections).toBe(1);
  await practice.stop();
});

const once = (socket: WebSocket, event: 'ping' | 'close'): Promise<void> =>
  new Promise((resolve) => socket.once(event, () => resolve()));
