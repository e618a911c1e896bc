// Main process. The exchange behind a door of its own (a port on 127.0.0.1), or on one path of the host's HTTP server.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createExchange, type ExchangeCore, type ExchangeOptions } from './exchange';
import { type HandleUpgrade, isLocalOrigin, refuseUpgrade } from './transport/upgrade';

export interface Exchange extends ExchangeCore {
  /** What a phone connects to: `ws://127.0.0.1:40123/sip`. */
  readonly url: string;
}

export interface StartOptions extends ExchangeOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** A server that listens already: the exchange takes its upgrades at `path`, and leaves all others alone. */
  readonly server?: Server;
  /** Default `/sip`. */
  readonly path?: string;
  /** Which pages may connect; default: programs and pages of this machine. */
  readonly isOriginAllowed?: (origin: string | undefined) => boolean;
}

/** Rejects with Node's own error where the port is taken (`EADDRINUSE`) or the host is not ours. */
export const startExchange = async (options: StartOptions): Promise<Exchange> => {
  const path = options.path ?? '/sip';
  const isAllowed = options.isOriginAllowed ?? isLocalOrigin;
  const core = createExchange(options);
  const server = options.server ?? createServer((_, response) => response.writeHead(426).end());
  const onUpgrade: HandleUpgrade = (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://host').pathname !== path) {
      if (!options.server) refuseUpgrade(socket, '404 Not Found');
      return;
    }
    if (!isAllowed(request.headers.origin)) return refuseUpgrade(socket, '403 Forbidden');
    core.handleUpgrade(request, socket, head);
  };
  server.on('upgrade', onUpgrade);
  if (!options.server) await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  return {
    ...core,
    url: urlOf(server, path),
    stop: async () => {
      server.off('upgrade', onUpgrade);
      await core.stop();
      if (!options.server) await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const urlOf = (server: Server, path: string): string => {
  const { address, port, family } = server.address() as AddressInfo;
  return `ws://${family === 'IPv6' ? `[${address}]` : address}:${port}${path}`;
};
