// Main process. The HTTP side of the exchange: which upgrades become SIP sockets.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { MAX_FRAME } from './socket';

/** `owner`: whom the host has let in, where it knows. */
export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer, owner?: string) => void;

export interface UpgradePorts {
  /** False where there is no room for one more. */
  readonly hasRoom: () => boolean;
  readonly onSocket: (socket: WebSocket, owner: string | undefined) => void;
}

export interface UpgradeDoor {
  readonly handleUpgrade: HandleUpgrade;
  readonly close: () => void;
}

/** Takes upgrades that ask for sub-protocol `sip` (RFC 7118 §4.1). Who may connect was decided before. */
export const createUpgradeDoor = (ports: UpgradePorts): UpgradeDoor => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
  });
  return {
    handleUpgrade: (request, socket, head, owner) => {
      const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
      if (!offered.includes('sip')) return refuseUpgrade(socket, '400 Bad Request');
      if (!ports.hasRoom()) return refuseUpgrade(socket, '503 Service Unavailable');
      server.handleUpgrade(request, socket, head, (opened) => ports.onSocket(opened, owner));
    },
    close: () => server.close(),
  };
};

export const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/**
 * Whether a page of this origin may reach an exchange that listens on its own port. Programs send no origin; pages from
 * this machine are the workstation's own. Any other page in the person's browser has no business with the phone.
 */
export const isLocalOrigin = (origin: string | undefined): boolean =>
  origin === undefined || /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(origin);
