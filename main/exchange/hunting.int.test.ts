import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Challenge } from './core/router';
import { headerValue } from './message/headers';
import { header } from './message/sipMessage';
import type { RawPhone } from './testing/rawPhone';
import { type Practice, startPractice } from './testing/withExchange';

let practice: Practice;
let caller: RawPhone;
let route: (user: string, from: string) => readonly string[] | { reject: number } | undefined;
let verdict: 'ok' | Challenge;

beforeEach(async () => {
  route = () => undefined;
  verdict = 'ok';
  practice = await startPractice({ route: (user, from) => route(user, from), authorize: () => verdict });
  caller = await practice.phone('citizen');
});
afterEach(() => practice.stop());

describe('a user on several phones', () => {
  test('all ring; the first answer wins and the others are cancelled as answered elsewhere', async () => {
    const [first, second] = [await practice.phone('12345-001'), await practice.phone('12345-001')];
    caller.request('INVITE', 'sip:12345-001@practice.example');
    const [a, b] = [await first.takeRequest('INVITE'), await second.takeRequest('INVITE')];
    first.answer(a, 180);
    second.answer(b, 180);
    await caller.takeResponse(180);
    second.answer(b, 200);
    await caller.takeResponse(200, 'INVITE');
    const cancel = await first.takeRequest('CANCEL');
    expect(headerValue(cancel, 'reason')).toContain('cause=200');
    first.answer(a, 487);
    await first.takeRequest('ACK');
  });

  test('all fail: the best failure is heard, and it is heard once', async () => {
    const [first, second] = [await practice.phone('12345-001'), await practice.phone('12345-001')];
    caller.request('INVITE', 'sip:12345-001@practice.example');
    first.answer(await first.takeRequest('INVITE'), 480);
    second.answer(await second.takeRequest('INVITE'), 486);
    await caller.takeResponse(486);
    await caller.settled();
    expect(caller.untaken().map((one) => one.kind === 'response' && one.status)).toEqual([100]);
  });

  test('one declines for all: the others stop ringing', async () => {
    const [first, second] = [await practice.phone('12345-001'), await practice.phone('12345-001')];
    caller.request('INVITE', 'sip:12345-001@practice.example');
    const ringing = await second.takeRequest('INVITE');
    second.answer(ringing, 180);
    await caller.takeResponse(180);
    first.answer(await first.takeRequest('INVITE'), 603);
    await caller.takeResponse(603);
    await second.takeRequest('CANCEL');
  });
});

describe('a number', () => {
  beforeEach(() => {
    route = (user) => (user === '12345' ? ['12345-001', 'sip:12345-002@x', '12345-003'] : undefined);
  });

  test('rings its seats one after another: no answer, then busy, then answered', async () => {
    const seats = [];
    for (const user of ['12345-001', '12345-002', '12345-003']) seats.push(await practice.phone(user));
    const [first, second, third] = seats as [RawPhone, RawPhone, RawPhone];
    caller.request('INVITE', 'sip:12345@practice.example');
    const unanswered = await first.takeRequest('INVITE');
    first.answer(unanswered, 180);
    await caller.takeResponse(180);
    practice.timers.advance(20_000);
    await first.takeRequest('CANCEL');
    first.answer(unanswered, 487);
    second.answer(await second.takeRequest('INVITE'), 486);
    third.answer(await third.takeRequest('INVITE'), 200);
    await caller.takeResponse(200, 'INVITE');
    expect(practice.exchange.calls()).toMatchObject([{ dialled: '12345', answeredBy: '12345-003' }]);
  });

  test('a seat that answers in the moment it is passed over still gets the call, and the next one stops', async () => {
    const [first, second] = [await practice.phone('12345-001'), await practice.phone('12345-002')];
    caller.request('INVITE', 'sip:12345@practice.example');
    const late = await first.takeRequest('INVITE');
    first.answer(late, 180);
    await caller.takeResponse(180);
    practice.timers.advance(20_000);
    second.answer(await second.takeRequest('INVITE'), 180);
    await caller.takeResponse(180);
    first.answer(late, 200);
    await caller.takeResponse(200, 'INVITE');
    await second.takeRequest('CANCEL');
  });

  test('a seat that declines does not decline for the number', async () => {
    const [first, second] = [await practice.phone('12345-001'), await practice.phone('12345-002')];
    caller.request('INVITE', 'sip:12345@practice.example');
    first.answer(await first.takeRequest('INVITE'), 603);
    second.answer(await second.takeRequest('INVITE'), 200);
    await caller.takeResponse(200, 'INVITE');
  });

  test('with no seat registered it is 480, and the host can refuse with a code of its own', async () => {
    caller.request('INVITE', 'sip:12345@practice.example');
    await caller.takeResponse(480);
    route = () => ({ reject: 486 });
    caller.request('INVITE', 'sip:12345@practice.example');
    await caller.takeResponse(486);
  });

  test('a host whose hook throws costs that call a 500 and no other', async () => {
    const seat = await practice.phone('12345-001');
    const whole = route;
    route = () => {
      throw new Error('sip:citizen@practice.example');
    };
    caller.request('INVITE', 'sip:12345@practice.example');
    await caller.takeResponse(500);
    expect(JSON.stringify(practice.lines)).not.toContain('citizen');
    route = whole;
    caller.request('INVITE', 'sip:12345@practice.example');
    seat.answer(await seat.takeRequest('INVITE'), 200);
    await caller.takeResponse(200, 'INVITE');
  });
});

test('the seam for authentication: a challenge goes to REGISTER and to new calls', async () => {
  verdict = { status: 401, headers: [header('WWW-Authenticate', 'Digest realm="practice", nonce="1"')] };
  caller.request('REGISTER', 'sip:practice.example', { to: '<sip:citizen@practice.example>' });
  expect(headerValue(await caller.takeResponse(401, 'REGISTER'), 'www-authenticate')).toContain('Digest');
  caller.request('INVITE', 'sip:12345-001@practice.example');
  await caller.takeResponse(401, 'INVITE');
});
