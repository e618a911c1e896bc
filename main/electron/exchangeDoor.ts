// Main process of the desktop program: the way from the phone page to the embedded exchange. The browser seat has
// its own server for this; here is one on a free port of 127.0.0.1, for this program's page alone.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { ORIGIN } from './appScheme';

export interface ExchangeDoor {
  /** Address for the phone, with a secret of this start in it. */
  readonly url: string;
  /** `ws://127.0.0.1:PORT`, for the content policy. */
  readonly origin: string;
  close(): void;
}

export async function openExchangeDoor(
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): Promise<ExchangeDoor> {
  const secret = Buffer.from(randomBytes(32).toString('base64url'));
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { headers, url = '' } = request;
    const given = Buffer.from(url.replace(/^\/sip\//, ''));
    const known = given.length === secret.length && timingSafeEqual(given, secret);
    if (known && headers.host === host && headers.origin === ORIGIN) return upgrade(request, socket, head);
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return {
    url: `ws://${host}/sip/${secret}`,
    origin: `ws://${host}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
