// Browser-seat host: the HTTP server of all seats on 127.0.0.1.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SeatId } from '@shared/kernel/ids';
import type { Dispatch } from '../ipc';
import type { Log } from '../log/Log';
import type { Services, Who } from '../ServicesPort';
import { answerFile, answerSentence, answerWith } from './answer';
import { createPageDoor } from './pageDoor';
import { pageHtml } from './pageHtml';
import { contentPolicy, socketOrigin } from './pagePolicy';
import { isForeignFetch, isOwnHost, isOwnOrigin, isOwnOriginOrNone } from './requestOrigin';
import { createSeatKeys } from './seatKeys';
import { readSeatPath, type SeatPath } from './seatPath';
import type { SessionShelf } from './sessionShelf';
import { readFirst } from './staticFile';

export interface SeatServerOptions {
  readonly services: Services;
  readonly dispatch: Dispatch;
  readonly seats: readonly SeatId[];
  /** out/renderer: desk/, phone/, assets/. */
  readonly pagesDir: string;
  /** Looked through in this order. */
  readonly audioDirs: readonly string[];
  /** The SIP servers that a seat's phone may reach besides the embedded exchange. */
  readonly sipServersOf: (seat: SeatId) => readonly string[];
  /** Sessions that outlive a crash of this host. */
  readonly shelf: SessionShelf;
  readonly log: Log;
  readonly onAttached?: ((who: Who) => void) | undefined;
  readonly onCrashed?: ((who: Who) => void) | undefined;
}

export interface SeatServer {
  /** Rejects with the system's error where the port is taken. @param port 0 for any free one */
  listen(port: number): Promise<number>;
  /** The address that signs a person in at a seat. A secret: printed for the person, never logged. */
  urlOf(seat: SeatId): string;
  close(): Promise<void>;
}

/** How long an open page has to close its socket, milliseconds. */
const GOODBYE = 500;

const NOT_SIGNED_IN = {
  zh: '请打开程序启动时显示的本座席地址（每次启动都会更换）。',
  en: 'Please open the address of this seat that the program printed; it changes with every start.',
};

type Entry = Extract<SeatPath, { kind: 'entry' }>;

export function createSeatServer(options: SeatServerOptions): SeatServer {
  const { services, seats, log } = options;
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 10_000 });
  const keys = createSeatKeys(seats, randomBytes, () => `linkseat-${port()}`, options.shelf);
  const door = createPageDoor(
    services,
    options.dispatch,
    (who) => options.onAttached?.(who),
    (who) => options.onCrashed?.(who),
  );

  const port = (): number => (server.address() as AddressInfo | null)?.port ?? 0;

  /** Undefined where the request may be answered; else why not. */
  const objection = (request: IncomingMessage): string | undefined => {
    if (!isOwnHost(request.headers, port())) return 'host';
    if (!isOwnOriginOrNone(request.headers)) return 'origin';
    return isForeignFetch(request.headers) ? 'fetchSite' : undefined;
  };

  server.on('request', (request, response) => {
    const why = objection(request);
    if (why !== undefined) {
      log('warn', 'requestRefused', { why });
      return answerSentence(response, 403, '请求来源不被接受。', 'This request comes from elsewhere.');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answerWith(response, 405, { Allow: 'GET, HEAD' });
    // Browsers ask for it by themselves; a 404 would stand in every console.
    if (request.url === '/favicon.ico') return answerWith(response, 204, {});
    const path = readSeatPath(request.url ?? '', seats);
    if (!path) return answerSentence(response, 404, NOT_SIGNED_IN.zh, NOT_SIGNED_IN.en);
    if (path.kind === 'entry') return enter(request, response, path);
    if (!keys.isCookie(path.seat, request.headers.cookie))
      return answerSentence(response, 401, NOT_SIGNED_IN.zh, NOT_SIGNED_IN.en);
    answerSignedIn(request, response, path).catch(() => {
      log('error', 'answerFailed', { kind: path.kind });
      if (response.headersSent) response.destroy();
      else answerWith(response, 500, {});
    });
  });

  const enter = (request: IncomingMessage, response: ServerResponse, { seat, token, page }: Entry) => {
    const signedIn = token === null && keys.isCookie(seat, request.headers.cookie);
    if (!signedIn && !keys.isToken(seat, token)) {
      log('warn', 'tokenRefused', { seat });
      return answerSentence(response, 401, NOT_SIGNED_IN.zh, NOT_SIGNED_IN.en);
    }
    const cookie = { 'Set-Cookie': keys.cookieFor(seat) };
    const site = request.headers['sec-fetch-site'];
    if (site === undefined || site === 'none' || site === 'same-origin')
      return answerWith(response, 302, { ...cookie, Location: `/s/${seat}/${page}/` });
    // Come from a file or another site: a redirect would count as theirs, and the Strict cookie stay at home.
    const type = 'text/html; charset=utf-8';
    const refresh = `<!doctype html><meta http-equiv="refresh" content="0;url=/s/${seat}/${page}/">`;
    answerWith(response, 200, { ...cookie, 'Content-Type': type }, refresh);
  };

  const answerSignedIn = async (request: IncomingMessage, response: ServerResponse, path: SeatPath) => {
    if (path.kind === 'alive') return answerWith(response, 204, {});
    if (path.kind !== 'file' && path.kind !== 'audio')
      return answerWith(response, 426, { Upgrade: 'websocket' });
    const dirs = path.kind === 'audio' ? options.audioDirs : [options.pagesDir];
    const file = await readFirst(dirs, path.file);
    if (!file) return answerWith(response, 404, {});
    if (!file.type.startsWith('text/html')) return answerFile(request, response, file);
    const nonce = randomBytes(16).toString('base64');
    const connect = [...ownSockets(), ...originsOf(options.sipServersOf(path.seat))];
    const headers = {
      'Content-Type': file.type,
      'Content-Security-Policy': contentPolicy({ nonce, connect }),
    };
    answerWith(response, 200, headers, pageHtml(file.body.toString('utf8'), nonce));
  };

  const ownSockets = () => [`ws://127.0.0.1:${port()}`, `ws://localhost:${port()}`];

  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    const path = readSeatPath(request.url ?? '', seats);
    const own = isOwnHost(request.headers, port()) && isOwnOrigin(request.headers);
    if (!own) return refuse(socket, '403 Forbidden');
    if (!path) return refuse(socket, '404 Not Found');
    if (!keys.isCookie(path.seat, request.headers.cookie)) return refuse(socket, '401 Unauthorized');
    const { seat } = path;
    if (path.kind === 'sipSocket') services.exchangeUpgrade(seat, request, socket, head);
    else if (path.kind === 'pageSocket') door.open({ seat, page: path.page }, request, socket, head);
    else refuse(socket, '404 Not Found');
  });

  const refuse = (socket: Duplex, status: string) => {
    log('warn', 'upgradeRefused', { status });
    socket.on('error', () => socket.destroy());
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };

  return {
    listen: (wanted) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(wanted, '127.0.0.1', () => {
          server.off('error', reject);
          resolve(port());
        });
      }),
    urlOf: (seat) => `http://127.0.0.1:${port()}/s/${seat}/?token=${keys.tokenOf(seat)}`,
    close: () =>
      new Promise((resolve) => {
        door.close();
        // Pages are told first; a page that does not say goodbye, and SIP sockets, are cut off.
        const cut = setTimeout(() => {
          for (const socket of upgraded) socket.destroy();
        }, GOODBYE);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const originsOf = (sipServers: readonly string[]): readonly string[] => [
  ...new Set(sipServers.flatMap((server) => socketOrigin(server) ?? [])),
];
