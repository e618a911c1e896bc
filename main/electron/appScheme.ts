// Main process of the desktop program: pages come over a scheme of our own, never from a file or the network. The
// addresses are those of the browser seat: linkseat://seat/s/<seat>/desk/ .
import { randomBytes } from 'node:crypto';
import type { Page } from '@shared/contract/Session';
import type { SeatId } from '@shared/kernel/ids';
import { type Protocol, protocol } from 'electron';
import { pageHtml } from '../web/pageHtml';
import { contentPolicy, FIXED_HEADERS } from '../web/pagePolicy';
import { readSeatPath } from '../web/seatPath';
import { readFirst } from '../web/staticFile';

export const SCHEME = 'linkseat';
export const ORIGIN = `${SCHEME}://seat`;

export const pageUrl = (seat: SeatId, page: Page): string => `${ORIGIN}/s/${seat}/${page}/`;

/** The page that a frame shows, or undefined for anything that is not exactly one of ours. */
export function pageOfUrl(url: string, seat: SeatId): Page | undefined {
  const address = url.split(/[?#]/, 1)[0];
  return (['desk', 'phone', 'board'] as const).find((page) => address === pageUrl(seat, page));
}

/** Before the app is ready, or Chromium treats the scheme as an opaque one: no fetch, no storage, no microphone. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

export interface SchemeOptions {
  readonly seat: SeatId;
  readonly pagesDir: string;
  /** Looked through in this order. */
  readonly audioDirs: readonly string[];
  /** Origins that pages may connect to: the embedded exchange, the customer's SIP server. */
  readonly connect: () => readonly string[];
}

export function serveAppScheme(target: Pick<Protocol, 'handle'>, options: SchemeOptions): void {
  target.handle(SCHEME, (request) => answer(request, options));
}

const refuse = (status: number): Response => new Response(null, { status, headers: FIXED_HEADERS });

async function answer(request: Request, options: SchemeOptions): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const { host, pathname } = new URL(request.url);
  const path = host === 'seat' ? readSeatPath(pathname, [options.seat]) : undefined;
  if (path?.kind !== 'file' && path?.kind !== 'audio') return refuse(404);
  const dirs = path.kind === 'audio' ? options.audioDirs : [options.pagesDir];
  const file = await readFirst(dirs, path.file);
  if (!file) return refuse(404);
  const headers = { ...FIXED_HEADERS, 'Content-Type': file.type, 'Cache-Control': 'no-cache' };
  if (!file.type.startsWith('text/html')) return new Response(new Uint8Array(file.body), { headers });
  const nonce = randomBytes(16).toString('base64');
  const policy = contentPolicy({ nonce, connect: options.connect() });
  return new Response(pageHtml(file.body.toString('utf8'), nonce), {
    headers: { ...headers, 'Content-Security-Policy': policy },
  });
}
