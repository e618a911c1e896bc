// Main process. Header names (RFC 3261 §7.3.1, §7.3.3; compact forms by IANA's registry).

const COMPACT: Readonly<Record<string, string>> = {
  a: 'accept-contact',
  b: 'referred-by',
  c: 'content-type',
  d: 'request-disposition',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  j: 'reject-contact',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  n: 'identity-info',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
  x: 'session-expires',
  y: 'identity',
};

/** Lower-case full name of a header written in any case or in compact form. */
export const headerKey = (name: string): string => {
  const lower = name.toLowerCase();
  return lower.length === 1 ? (COMPACT[lower] ?? lower) : lower;
};

/** Headers whose comma-separated values the exchange takes apart, one value per line. All others stay as written. */
export const LISTED: ReadonlySet<string> = new Set(['via', 'route', 'record-route', 'contact']);

/** Headers that may stand in a message once only (RFC 3261 §7.3.1): twice makes it unreadable. */
export const SINGLE: ReadonlySet<string> = new Set([
  'call-id',
  'content-length',
  'content-type',
  'cseq',
  'from',
  'max-forwards',
  'to',
]);
