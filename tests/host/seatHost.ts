// A browser-seat server over built pages of its own, and a client that can say anything in its headers.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeatId } from '@shared/kernel/ids';
import { WebSocket } from 'ws';
import { createDispatch } from '../../main/ipc';
import type { LogData } from '../../main/log/Log';
import type { Who } from '../../main/ServicesPort';
import { createSeatServer } from '../../main/web/seatServer';
import { type FakeServices, fakeServices } from './fakeServices';

export const SEAT = '12345-001' as SeatId;
export const OTHER = '110-001' as SeatId;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export async function startSeatHost(services: FakeServices = fakeServices(), port = 0) {
  const dir = mkdtempSync(join(tmpdir(), 'linkseat-host-'));
  const pagesDir = join(dir, 'renderer');
  mkdirSync(join(pagesDir, 'desk'), { recursive: true });
  mkdirSync(join(pagesDir, 'assets'), { recursive: true });
  mkdirSync(join(dir, 'audio'));
  writeFileSync(
    join(pagesDir, 'desk/index.html'),
    '<!doctype html><head></head><script src="../assets/a.js">',
  );
  writeFileSync(join(pagesDir, 'assets/a.js'), 'export {};');
  writeFileSync(join(dir, 'audio/hello.ogg'), 'sound');
  writeFileSync(join(dir, 'secret.json'), '{"secret": true}');
  const lines: { event: string; data: LogData | undefined }[] = [];
  const log = (_level: string, event: string, data?: LogData) => lines.push({ event, data });
  const crashed: Who[] = [];
  const server = createSeatServer({
    services,
    dispatch: createDispatch(services.handlers, log),
    seats: [SEAT, OTHER],
    pagesDir,
    audioDirs: [join(dir, 'audio')],
    sipServersOf: (seat) => (seat === OTHER ? ['wss://pbx.example/ws', 'wss://pbx2.example/ws'] : []),
    shelf: { sessionOf: () => undefined, keep: () => {}, forget: () => {} },
    log,
    onCrashed: (who) => crashed.push(who),
  });
  const bound = await server.listen(port);
  const own = `127.0.0.1:${bound}`;

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: bound, path, method, headers }, (response) => {
        let body = '';
        response.on('data', (part) => {
          body += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });

  const signIn = async (seat: SeatId = SEAT): Promise<string> => {
    const url = new URL(server.urlOf(seat));
    const answer = await get(url.pathname + url.search);
    return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  };

  return {
    server,
    services,
    port: bound,
    own,
    lines,
    crashed,
    get,
    signIn,
    /** Not awaited open: `upgrade` says how it went. */
    socket: (path: string, headers: Record<string, string>) =>
      new WebSocket(`ws://${own}${path}`, { headers: { Origin: `http://${own}`, ...headers } }),
    async stop() {
      await server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type SeatHost = Awaited<ReturnType<typeof startSeatHost>>;

/** 101 where the socket opened, else the status that refused it. */
export const outcomeOf = (socket: WebSocket): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', reject);
  });
