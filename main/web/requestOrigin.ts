// Browser-seat host. Another site, or another server on this machine, must not be able to use a page's cookie.
import type { IncomingHttpHeaders } from 'node:http';

/** Names of this host. Anything else in `Host` is a name that somebody else let point here (DNS rebinding). */
export const isOwnHost = (headers: IncomingHttpHeaders, port: number): boolean =>
  headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;

/** True where `Origin` is absent or the very origin that was asked. Ask after `isOwnHost`. */
export const isOwnOriginOrNone = (headers: IncomingHttpHeaders): boolean =>
  headers.origin === undefined || headers.origin === `http://${headers.host}`;

/** Upgrades must say where they come from: WebSockets know no same-origin policy. */
export const isOwnOrigin = (headers: IncomingHttpHeaders): boolean =>
  headers.origin !== undefined && isOwnOriginOrNone(headers);

/**
 * True for what a foreign page may not even load. Other ports of 127.0.0.1 are the same *site*, so SameSite
 * does not stop them; Fetch Metadata does. A plain navigation of the person is let through: nothing is done by a
 * GET, and the page can't be framed.
 */
export function isForeignFetch(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}
