import { once } from 'node:events';
import { PAGE_LEFT } from '@shared/contract/Session';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { OTHER, outcomeOf, SEAT, type SeatHost, startSeatHost } from '../../tests/host/seatHost';

let host: SeatHost;
beforeEach(async () => {
  host = await startSeatHost();
});
afterEach(() => host.stop());

const DESK = `/s/${SEAT}/desk/`;

describe('the first address', () => {
  it('turns the token into a cookie of this seat alone, and leads to the desk', async () => {
    const url = new URL(host.server.urlOf(SEAT));
    expect(url.searchParams.get('token')).toMatch(/^[\w-]{43}$/);
    const answer = await host.get(url.pathname + url.search);
    expect(answer).toMatchObject({ status: 302, headers: { location: DESK } });
    const cookie = answer.headers['set-cookie']?.[0] ?? '';
    expect(cookie.split('; ').slice(1)).toEqual(['HttpOnly', 'SameSite=Strict', `Path=/s/${SEAT}/`]);
    expect(cookie).not.toContain(url.searchParams.get('token'));
  });

  it('comes from a file: no redirect, which would count as cross-site', async () => {
    const url = new URL(host.server.urlOf(SEAT));
    const answer = await host.get(url.pathname + url.search, {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(`url=${DESK}`);
    expect(answer.headers['set-cookie']).toHaveLength(1);
  });

  it.each([
    ['a wrong token', () => '?token=x'],
    ['no token', () => ''],
    ['the token of another seat', () => new URL(host.server.urlOf(OTHER)).search],
  ])('refuses %s', async (_, query) => {
    const answer = await host.get(`/s/${SEAT}/${query()}`);
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('needs no token from who is signed in', async () => {
    const answer = await host.get(`/s/${SEAT}/`, { Cookie: await host.signIn() });
    expect(answer.status).toBe(302);
  });
});

describe('a page', () => {
  it('is not given without the cookie, nor with that of another seat', async () => {
    expect((await host.get(DESK)).status).toBe(401);
    expect((await host.get(DESK, { Cookie: await host.signIn(OTHER) })).status).toBe(401);
    expect((await host.get(`/s/${SEAT}/alive`)).status).toBe(401);
  });

  it('comes with a policy that lets no script in but ours, and a nonce for styles, new each time', async () => {
    const Cookie = await host.signIn();
    const [one, two] = [await host.get(DESK, { Cookie }), await host.get(DESK, { Cookie })];
    const policy = String(one.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(one.body).toContain(`<meta name="csp-nonce" content="${nonce}">`);
    expect(two.body).not.toContain(nonce);
    expect(policy).toContain("default-src 'none'; script-src 'self'; ");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-');
    expect(policy).not.toContain('wss:');
  });

  it('may reach the SIP server in the settings of its seat', async () => {
    const answer = await host.get(`/s/${OTHER}/desk/`, { Cookie: await host.signIn(OTHER) });
    expect(answer.headers['content-security-policy']).toContain(
      `connect-src 'self' ws://${host.own} ws://localhost:${host.port} wss://pbx.example wss://pbx2.example;`,
    );
  });

  it('comes with the other headers too, and so does every refusal', async () => {
    const Cookie = await host.signIn();
    for (const path of [DESK, `/s/${SEAT}/assets/a.js`, `/s/${SEAT}/none.js`, '/', `/s/${OTHER}/desk/`]) {
      expect((await host.get(path, { Cookie })).headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('microphone=(self)'),
      });
    }
  });

  it('is sent again only when it changed', async () => {
    const Cookie = await host.signIn();
    const first = await host.get(`/s/${SEAT}/assets/a.js`, { Cookie });
    expect(first.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const again = await host.get(`/s/${SEAT}/assets/a.js`, {
      Cookie,
      'If-None-Match': String(first.headers.etag),
    });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  it('may fetch the voices', async () => {
    const answer = await host.get(`/s/${SEAT}/audio/hello.ogg`, { Cookie: await host.signIn() });
    expect(answer).toMatchObject({ status: 200, body: 'sound', headers: { 'content-type': 'audio/ogg' } });
  });

  it.each([
    '../secret.json',
    '%2e%2e/secret.json',
    '..%2fsecret.json',
    '..%5csecret.json',
    'audio/../secret.json',
    'audio/..%2fsecret.json',
    'desk/%00.html',
    'desk/%',
    '.hidden.json',
    'desk',
    'assets/',
    'assets//a.js',
  ])('is no way out of its folder: %s', async (path) => {
    const answer = await host.get(`/s/${SEAT}/${path}`, { Cookie: await host.signIn() });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });
});

describe('a request from elsewhere', () => {
  it.each<[string, Record<string, string>]>([
    ['another name for this machine', { Host: 'evil.example' }],
    ['another port', { Host: '127.0.0.1:1' }],
    ['another origin', { Origin: 'http://evil.example' }],
    ['a hidden origin', { Origin: 'null' }],
    [
      'a fetch of another port of this machine',
      { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors' },
    ],
    [
      'a frame on another site',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' },
    ],
  ])('is refused, even with the cookie: %s', async (_, headers) => {
    const Cookie = await host.signIn();
    expect((await host.get(DESK, { Cookie, ...headers })).status).toBe(403);
    expect((await host.get(DESK, { Cookie })).status).toBe(200);
  });

  it('may only read', async () => {
    const Cookie = await host.signIn();
    expect((await host.get(DESK, { Cookie }, 'POST')).status).toBe(405);
    expect(await host.get(DESK, { Cookie }, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it('leaves no address and no token in the log', async () => {
    await host.get(`/s/${SEAT}/?token=guess13800000001`);
    expect(host.lines).toEqual([{ event: 'tokenRefused', data: { seat: SEAT } }]);
  });
});

describe('an upgrade', () => {
  const at = `/s/${SEAT}/ws?page=desk`;

  it.each<[string, number, string, () => Promise<Record<string, string>>]>([
    ['from a page of the seat', 101, at, async () => ({ Cookie: await host.signIn() })],
    ['without the cookie', 401, at, async () => ({})],
    ['with the cookie of another seat', 401, at, async () => ({ Cookie: await host.signIn(OTHER) })],
    [
      'of a page that does not exist',
      404,
      `/s/${SEAT}/ws?page=boss`,
      async () => ({ Cookie: await host.signIn() }),
    ],
    [
      'from another site',
      403,
      at,
      async () => ({ Cookie: await host.signIn(), Origin: 'http://evil.example' }),
    ],
    ['under another name', 403, at, async () => ({ Cookie: await host.signIn(), Host: 'evil.example' })],
    ['of a file', 404, `/s/${SEAT}/desk/`, async () => ({ Cookie: await host.signIn() })],
    ['for SIP without the cookie', 401, `/s/${SEAT}/sip`, async () => ({})],
  ])('%s → %i', async (_, expected, path, headers) => {
    const socket = host.socket(path, await headers());
    expect(await outcomeOf(socket)).toBe(expected);
    socket.terminate();
    expect(host.services.upgrades).toEqual([]);
  });

  it('without an origin is refused: only programs leave it out', async () => {
    const Cookie = await host.signIn();
    const answer = await host.get(at, {
      Cookie,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
    });
    expect(answer.status).toBe(403);
  });

  it('for SIP is handed to the exchange with its seat', async () => {
    const socket = host.socket(`/s/${SEAT}/sip`, { Cookie: await host.signIn() });
    expect(await outcomeOf(socket)).toBe(400);
    expect(host.services.upgrades).toEqual([SEAT]);
  });
});

describe('the contract over the socket', () => {
  const open = async (page: 'desk' | 'phone', seat = SEAT): Promise<WebSocket> => {
    const socket = host.socket(`/s/${seat}/ws?page=${page}`, { Cookie: await host.signIn(seat) });
    await once(socket, 'open');
    return socket;
  };
  const next = async (socket: WebSocket) => {
    const [message] = await once(socket, 'message');
    return JSON.parse(String(message));
  };

  it('answers by id, as the seat and page of the address, whatever the message says', async () => {
    const socket = await open('desk');
    socket.send(JSON.stringify({ v: 1, id: 7, name: 'practice.ring', arg: { script: 'a' } }));
    expect(await next(socket)).toEqual({ id: 7, result: { ok: true, value: null } });
    socket.send(JSON.stringify({ v: 1, id: 8, name: 'phone.facts', arg: { facts: [] } }));
    expect(await next(socket)).toMatchObject({ id: 8, result: { ok: false, error: { code: 'forbidden' } } });
    expect(host.services.asked).toEqual([{ who: { seat: SEAT, page: 'desk' }, arg: { script: 'a' } }]);
  });

  it('tells a push to the pages that it is for', async () => {
    const [desk, phone, other] = [await open('desk'), await open('phone'), await open('desk', OTHER)];
    await host.services.whenAttached(3);
    const first = Promise.all([next(desk), next(phone), next(other)]);
    host.services.tell({ seat: SEAT }, 'phone.command', { type: 'answer', call: 'c1' as never });
    host.services.tell({ seat: SEAT, page: 'desk' }, 'link.status', { state: 'offline', waiting: 1 });
    host.services.tell({ seat: SEAT }, 'link.status', { state: 'offline', waiting: 2 });
    host.services.tell({ seat: OTHER }, 'link.status', { state: 'offline', waiting: 3 });
    expect(await first).toEqual([
      { push: 'link.status', data: { state: 'offline', waiting: 1 } },
      { push: 'phone.command', data: { type: 'answer', call: 'c1' } },
      { push: 'link.status', data: { state: 'offline', waiting: 3 } },
    ]);
  });

  it.each([
    ['no JSON', 'x'],
    ['another version', '{"v":2,"id":1,"name":"session.open","arg":{}}'],
    ['no id', '{"v":1,"name":"session.open","arg":{}}'],
    ['binary', Buffer.from('{"v":1,"id":1,"name":"session.open","arg":{}}')],
  ])('ends with a page that sends %s', async (_, message) => {
    const socket = await open('desk');
    socket.send(message);
    expect((await once(socket, 'close'))[0]).toBe(1008);
    await host.services.whenAttached(0);
  });

  it('knows a page that crashed from one that was closed or loaded anew', async () => {
    const [closed, gone] = [await open('desk'), await open('phone')];
    await host.services.whenAttached(2);
    closed.close(PAGE_LEFT);
    await host.services.whenAttached(1);
    gone.close(1001);
    await host.services.whenAttached(0);
    expect(host.crashed).toEqual([{ seat: SEAT, page: 'phone' }]);
  });

  it('ends with a page that sends more than a megabyte at once', async () => {
    const socket = await open('desk');
    socket.send(JSON.stringify({ v: 1, id: 1, name: 'x'.repeat(1024 * 1024), arg: {} }));
    expect((await once(socket, 'close'))[0]).toBe(1009);
  });

  it('says goodbye to its pages when the program ends', async () => {
    const socket = await open('desk');
    const closed = once(socket, 'close');
    await host.server.close();
    expect((await closed)[0]).toBe(1001);
    expect(host.services.attached).toEqual([]);
  });
});
