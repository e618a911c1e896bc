// Main process. SIP, SIPS and tel URIs (RFC 3261 §19.1, RFC 3966): the parts that routing needs.

export interface SipUri {
  readonly scheme: 'sip' | 'sips' | 'tel';
  /** As written, escapes included; empty where the URI names a host only. */
  readonly user: string;
  /** Lower case; empty for `tel`. */
  readonly host: string;
  readonly port: number | undefined;
  /** `?a=b` was there. In a Request-URI that is forbidden; in a Contact it is never acted on. */
  readonly hasHeaders: boolean;
}

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const USER = /^(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/:]|%[0-9A-Fa-f]{2})+$/;
const HOST = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_](?:[A-Za-z0-9_.-]*))(?::(\d{1,5}))?$/;
const TAIL = /^(?:[A-Za-z0-9\-_.!~*'()[\]/:&+$=;?,]|%[0-9A-Fa-f]{2})*$/;

/** `undefined` where `text` has no scheme at all. In lower case. */
export const schemeOf = (text: string): string | undefined => SCHEME.exec(text)?.[1]?.toLowerCase();

/** Any absolute URI without blanks or brackets: what From, To and Contact may hold besides sip (RFC 3261 §20.20). */
export const isAbsoluteUri = (text: string): boolean => SCHEME.test(text) && /^[^\s<>"]+$/.test(text);

/** Reads a sip, sips or tel URI; undefined for another scheme or a wrong form. */
export const parseUri = (text: string): SipUri | undefined => {
  const scheme = schemeOf(text);
  if (scheme === 'tel') return parseTel(text);
  if (scheme !== 'sip' && scheme !== 'sips') return undefined;
  const rest = text.slice(scheme.length + 1);
  const at = rest.lastIndexOf('@');
  const userinfo = at < 0 ? '' : rest.slice(0, at);
  if (at >= 0 && !USER.test(userinfo)) return undefined;
  const place = rest.slice(at + 1);
  const tailAt = place.search(/[;?]/);
  const host = HOST.exec(tailAt < 0 ? place : place.slice(0, tailAt));
  const tail = tailAt < 0 ? '' : place.slice(tailAt);
  if (!host || !TAIL.test(tail)) return undefined;
  return {
    scheme,
    user: withoutPassword(userinfo),
    host: (host[1] ?? '').toLowerCase(),
    port: host[2] === undefined ? undefined : Number(host[2]),
    hasHeaders: tail.includes('?'),
  };
};

const withoutPassword = (userinfo: string): string => {
  const colon = userinfo.indexOf(':');
  return colon < 0 ? userinfo : userinfo.slice(0, colon);
};

const parseTel = (text: string): SipUri | undefined => {
  const number = /^tel:([+0-9A-Fa-f*#().-]+)(?:;[^\s<>"]*)?$/i.exec(text)?.[1];
  if (number === undefined) return undefined;
  return {
    scheme: 'tel',
    user: number.replace(/[().-]/g, ''),
    host: '',
    port: undefined,
    hasHeaders: false,
  };
};

/** `%75ser` and `user` are the same user (§19.1.4): escapes of plain characters are undone, all others kept. */
export const sameUser = (user: string): string =>
  user.includes('%')
    ? user.replace(/%([0-9A-Fa-f]{2})/g, (escaped: string, hex: string) => {
        const char = String.fromCharCode(Number.parseInt(hex, 16));
        return /[A-Za-z0-9\-_.!~*'()]/.test(char) ? char : escaped.toUpperCase();
      })
    : user;

/** The URI without its `?headers`: what a Contact becomes when it is used as Request-URI. */
export const withoutHeaders = (text: string): string => {
  const question = text.indexOf('?', text.lastIndexOf('@') + 1);
  return question < 0 ? text : text.slice(0, question);
};
