// Main process. Digest authentication (RFC 3261 §22, RFC 7616, RFC 8760): who a request comes from, before it may pass.
//
//   REGISTER            401, always with credentials of its own
//   any other request   407, unless this socket has registered this very user: the flow is known then, and no
//                       round trip lies between the click and the ringing
//
// The user of the credentials is the user of the address of record (To of a REGISTER, From of all others): a right
// secret does not let anybody speak in another one's name.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Millis } from '@shared/kernel/clock';
import type { Authorize, Challenge } from '../core/router';
import { parseAddress } from '../message/address';
import { headerValue, headerValues } from '../message/headers';
import { type Header, header, type SipRequest } from '../message/sipMessage';
import { parseUri, sameUser } from '../message/sipUri';
import { type DigestFields, parseDigest } from './credentials';
import { createNonces, type NonceState } from './nonces';

export type DigestAlgorithm = 'MD5' | 'SHA-256';

export interface DigestOptions {
  readonly realm: string;
  /** Undefined where there is no such user; he is challenged like any other, so that nobody learns who exists. */
  readonly secretOf: (user: string) => string | undefined;
  readonly now: () => Millis;
  readonly makeTag: () => string;
  /** Signs the nonces. */
  readonly key: string;
  /** How long a nonce may be used (default 5 minutes). */
  readonly nonceMs?: number;
  /** Challenges in the order of preference. A client that reads the first alone (SIP.js, JsSIP) wants MD5 by itself. */
  readonly algorithms?: readonly DigestAlgorithm[];
}

export interface Digest {
  readonly authorize: Authorize;
  /** The request without the credentials that were for this realm: no callee should hold them (RFC 3261 §22.3). */
  readonly consume: (request: SipRequest) => SipRequest;
}

type Verdict = 'right' | 'stale' | 'wrong' | 'malformed';

const HASHES: Readonly<Record<DigestAlgorithm, string>> = { MD5: 'md5', 'SHA-256': 'sha256' };
const DEFAULT_NONCE_MS = 5 * 60_000;

export const createDigest = (options: DigestOptions): Digest => {
  const { realm, secretOf, algorithms = ['SHA-256', 'MD5'] } = options;
  const nonces = createNonces({ ...options, lifeMs: options.nonceMs ?? DEFAULT_NONCE_MS });
  const known = new WeakMap<object, Set<string>>();

  const challenge = (isRegister: boolean, stale: boolean): Challenge => {
    const name = isRegister ? 'WWW-Authenticate' : 'Proxy-Authenticate';
    const line = (algorithm: DigestAlgorithm): Header =>
      header(
        name,
        `Digest realm="${realm}", nonce="${nonces.make()}", algorithm=${algorithm}, qop="auth"${stale ? ', stale=true' : ''}`,
      );
    return { status: isRegister ? 401 : 407, headers: algorithms.map(line) };
  };

  const check = (request: SipRequest, fields: DigestFields): Verdict => {
    const algorithm = algorithms.find((one) => one === (fields.get('algorithm') ?? 'MD5').toUpperCase());
    if (!algorithm || fields.get('qop') !== 'auth') return 'wrong';
    if (fields.get('uri') !== request.uri) return 'malformed';
    const secret = secretOf(fields.get('username') ?? '') ?? '';
    const expected = responseTo(request.method, fields, secret, algorithm);
    const isRight = secret !== '' && equal(expected, (fields.get('response') ?? '').toLowerCase());
    // An outdated nonce is told as such only to who knows the secret (RFC 7616 §3.3).
    if (!isRight) return 'wrong';
    return VERDICTS[nonces.use(fields.get('nonce') ?? '', fields.get('nc') ?? '')];
  };

  const remember = (connection: object, user: string): void => {
    known.set(connection, (known.get(connection) ?? new Set<string>()).add(user));
  };

  const authorize: Authorize = (request, connection) => {
    const isRegister = request.method === 'REGISTER';
    const user = userIn(headerValue(request, isRegister ? 'to' : 'from') ?? '');
    if (!isRegister && known.get(connection)?.has(user)) return 'ok';
    const fields = headerValues(request, isRegister ? 'authorization' : 'proxy-authorization')
      .map(parseDigest)
      .find((one) => one?.get('realm') === realm);
    if (!fields) return challenge(isRegister, false);
    const verdict = check(request, fields);
    if (verdict === 'malformed') return { status: 400, headers: [] };
    if (verdict !== 'right') return challenge(isRegister, verdict === 'stale');
    if (sameUser(fields.get('username') ?? '') !== user) return { status: 403, headers: [] };
    if (isRegister) remember(connection, user);
    return 'ok';
  };

  return {
    authorize,
    consume: (request) => ({
      ...request,
      headers: request.headers.filter(
        ({ key, value }) => key !== 'proxy-authorization' || parseDigest(value)?.get('realm') !== realm,
      ),
    }),
  };
};

const VERDICTS: Readonly<Record<NonceState, Verdict>> = { fresh: 'right', stale: 'stale', foreign: 'wrong' };

/** The `response` that proves the secret (RFC 7616 §3.4.1, with qop=auth). In hexadecimal. */
export const responseTo = (
  method: string,
  fields: DigestFields,
  secret: string,
  algorithm: DigestAlgorithm,
): string => {
  const hash = (text: string): string => createHash(HASHES[algorithm]).update(text).digest('hex');
  const get = (name: string): string => fields.get(name) ?? '';
  const a1 = hash(`${get('username')}:${get('realm')}:${secret}`);
  const a2 = hash(`${method}:${get('uri')}`);
  return hash(`${a1}:${get('nonce')}:${get('nc')}:${get('cnonce')}:${get('qop')}:${a2}`);
};

const equal = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const userIn = (address: string): string => sameUser(parseUri(parseAddress(address)?.uri ?? '')?.user ?? '');
