import { describe, expect, test } from 'vitest';
import { header, NO_BODY, type SipRequest } from '../message/sipMessage';
import { parseDigest } from './credentials';
import { createDigest, type DigestAlgorithm, responseTo } from './digest';

/** The example of RFC 7616 §3.9.1. */
const MUFASA = new Map(
  Object.entries({
    username: 'Mufasa',
    realm: 'http-auth@example.org',
    uri: '/dir/index.html',
    nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
    nc: '00000001',
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    qop: 'auth',
  }),
);

test.each([
  ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
  ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
] as const)('answers the example of RFC 7616 by %s', (algorithm, response) => {
  expect(responseTo('GET', MUFASA, 'Circle of Life', algorithm)).toBe(response);
});

describe('the header', () => {
  test('keeps commas and escapes inside quotes, and takes names in any case', () => {
    const fields = parseDigest('digest Realm="a,b", username="x\\"y",nc=00000001 , uri="sip:z"');
    expect(Object.fromEntries(fields ?? [])).toEqual({
      realm: 'a,b',
      username: 'x"y',
      nc: '00000001',
      uri: 'sip:z',
    });
  });

  test.each(['Basic abc', 'Digest', 'Digest realm', 'Digest a=1, a=2', 'Digest a="1'])(
    '%s is none',
    (text) => {
      const fields = parseDigest(text);
      expect(fields?.get('realm')).toBeUndefined();
    },
  );
});

let time = 1_000_000;
const socket = () => ({ id: 'c', isOpen: () => true, send: () => true });
const digest = (algorithms?: readonly DigestAlgorithm[]) => {
  let made = 0;
  return createDigest({
    realm: 'practice',
    secretOf: (user) => (user === 'nobody' ? undefined : `secret of ${user}`),
    now: () => time,
    makeTag: () => `tag${++made}`,
    key: 'k',
    ...(algorithms ? { algorithms } : {}),
  });
};

const request = (method: string, user: string, credentials?: string): SipRequest => ({
  kind: 'request',
  method,
  uri: 'sip:practice',
  headers: [
    header('From', `<sip:${user}@practice>;tag=1`),
    header('To', `<sip:${user}@practice>`),
    ...(credentials === undefined
      ? []
      : [header(method === 'REGISTER' ? 'Authorization' : 'Proxy-Authorization', credentials)]),
  ],
  body: NO_BODY,
});

interface Answer {
  readonly user: string;
  readonly secret?: string;
  readonly nc?: string;
  readonly uri?: string;
  readonly method?: string;
}

/** Credentials as a client makes them out of a challenge. */
const answerTo = (challenge: string, { user, secret, nc, uri, method = 'REGISTER' }: Answer): string => {
  const offered = parseDigest(challenge);
  const algorithm = offered?.get('algorithm') as DigestAlgorithm;
  const fields = new Map([
    ['username', user],
    ['realm', 'practice'],
    ['nonce', offered?.get('nonce') ?? ''],
    ['uri', uri ?? 'sip:practice'],
    ['nc', nc ?? '00000001'],
    ['cnonce', 'c'],
    ['qop', 'auth'],
    ['algorithm', algorithm],
  ]);
  fields.set('response', responseTo(method, fields, secret ?? `secret of ${user}`, algorithm));
  return `Digest ${[...fields].map(([name, value]) => `${name}="${value}"`).join(', ')}`;
};

const challengesOf = (verdict: ReturnType<ReturnType<typeof digest>['authorize']>): readonly string[] =>
  verdict === 'ok' ? [] : verdict.headers.map(({ value }) => value);

describe('a registration', () => {
  test.each([0, 1])('is challenged by both algorithms, best first, and passes with either (%i)', (which) => {
    const { authorize } = digest();
    const challenges = challengesOf(authorize(request('REGISTER', 'a'), socket()));
    expect(challenges.map((one) => parseDigest(one)?.get('algorithm'))).toEqual(['SHA-256', 'MD5']);
    const credentials = answerTo(challenges[which] ?? '', { user: 'a' });
    expect(authorize(request('REGISTER', 'a', credentials), socket())).toBe('ok');
  });

  test.each<[string, Partial<Answer>, number]>([
    ['a wrong secret', { secret: 'guess' }, 401],
    ['nobody', { user: 'nobody' }, 401],
    ['somebody else, with his own right secret', { user: 'b' }, 403],
    ['credentials for another address', { uri: 'sip:elsewhere' }, 400],
    ['credentials for another method', { method: 'INVITE' }, 401],
  ])('%s is refused, and not as stale', (_, change, status) => {
    const { authorize } = digest();
    const [challenge = ''] = challengesOf(authorize(request('REGISTER', 'a'), socket()));
    const credentials = answerTo(challenge, { user: 'a', ...change });
    const verdict = authorize(request('REGISTER', 'a', credentials), socket());
    expect(verdict).toMatchObject({ status });
    expect(challengesOf(verdict).join()).not.toContain('stale');
  });

  test('an old nonce is stale, a counted-up one is good again, a repeated message is stale', () => {
    const { authorize } = digest();
    const [challenge = ''] = challengesOf(authorize(request('REGISTER', 'a'), socket()));
    const first = answerTo(challenge, { user: 'a' });
    const tried = (credentials: string) => authorize(request('REGISTER', 'a', credentials), socket());
    expect(tried(first)).toBe('ok');
    expect(challengesOf(tried(first)).join()).toContain('stale=true');
    expect(tried(answerTo(challenge, { user: 'a', nc: '00000002' }))).toBe('ok');
    time += 5 * 60_000 + 1;
    const late = challengesOf(tried(answerTo(challenge, { user: 'a', nc: '00000003' })));
    expect(late[0]).toContain('stale=true');
    expect(tried(answerTo(late[0] ?? '', { user: 'a' }))).toBe('ok');
  });

  test('a nonce of an earlier run is not called stale to who does not know the secret', () => {
    const [challenge = ''] = challengesOf(digest().authorize(request('REGISTER', 'a'), socket()));
    const other = createDigest({
      realm: 'practice',
      secretOf: () => 'x',
      now: () => time,
      makeTag: () => 't',
      key: 'another',
    });
    const verdict = other.authorize(request('REGISTER', 'a', answerTo(challenge, { user: 'a' })), socket());
    expect(challengesOf(verdict).join()).not.toContain('stale');
  });
});

describe('another request', () => {
  test('passes on the socket that registered its user, and is challenged anywhere else', () => {
    const { authorize, consume } = digest(['MD5']);
    const here = socket();
    const [challenge = ''] = challengesOf(authorize(request('REGISTER', 'a'), here));
    authorize(request('REGISTER', 'a', answerTo(challenge, { user: 'a' })), here);
    expect(authorize(request('INVITE', 'a'), here)).toBe('ok');
    expect(authorize(request('INVITE', 'b'), here)).toMatchObject({ status: 407 });
    const [asked = ''] = challengesOf(authorize(request('INVITE', 'a'), socket()));
    const invite = request('INVITE', 'a', answerTo(asked, { user: 'a', method: 'INVITE' }));
    expect(authorize(invite, socket())).toBe('ok');
    expect(consume(invite).headers.map(({ key }) => key)).not.toContain('proxy-authorization');
    const foreign = request('INVITE', 'a', 'Digest realm="other", username="a"');
    expect(consume(foreign)).toEqual(foreign);
  });
});
