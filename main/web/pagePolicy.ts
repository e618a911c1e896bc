// The host of both entries: what a page may load, run and reach. The same words over HTTP and over linkseat://.
import type { Settings } from '@shared/contract/Settings';

/** In the built html; replaced by a fresh nonce in every answer (electron.vite.config.ts sets it). */
export const NONCE_MARK = '__CSP_NONCE__';

export interface PolicyParts {
  readonly nonce: string;
  /** Origins that the page may connect to besides its own: the exchange, the customer's SIP server. */
  readonly connect: readonly string[];
}

/**
 * Scripts come from our own files only. The nonce is for style elements: antd makes them while it runs. Styles
 * that React sets on an element go through the DOM and need nothing.
 */
export const contentPolicy = ({ nonce, connect }: PolicyParts): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' blob: mediastream:",
    "worker-src 'self'",
    "manifest-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** Headers of every answer, html or not. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'microphone=(self), autoplay=(self), camera=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=(), payment=(), clipboard-read=()',
};

/** The SIP servers that are set, in the order of preference. */
export const serversOf = ({
  sipServer,
  sipBackups,
}: Pick<Settings, 'sipServer' | 'sipBackups'>): readonly string[] =>
  [sipServer, ...sipBackups].filter((server) => server !== '');

/** `wss://pbx.example/ws` → `wss://pbx.example`; nothing where it is no address: a policy is no place for free text. */
export function socketOrigin(server: string): string | undefined {
  if (!URL.canParse(server)) return undefined;
  const { protocol, host } = new URL(server);
  return /^wss?:$/.test(protocol) && /^[\w.:[\]-]+$/.test(host) ? `${protocol}//${host}` : undefined;
}
