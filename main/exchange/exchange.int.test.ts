import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headerValue, headerValues } from './message/headers';
import { companionOf, connectPhone, type RawPhone } from './testing/rawPhone';
import { type Practice, startPractice } from './testing/withExchange';

let practice: Practice;
beforeEach(async () => {
  practice = await startPractice();
});
afterEach(() => practice.stop());

const seat = 'sip:12345-001@practice.example';

/** A call that is up: caller and callee have their 200. */
const connected = async (caller: RawPhone, callee: RawPhone) => {
  const invite = caller.request('INVITE', `sip:${callee.user}@practice.example`, { body: 'v=0\r\n' });
  const ringing = await callee.takeRequest('INVITE');
  callee.answer(ringing, 200);
  return { invite, ringing, success: await caller.takeResponse(200, 'INVITE') };
};

describe('registering', () => {
  test('the 200 echoes the Contact with its time, and the binding dies with its socket', async () => {
    const phone = await connectPhone(practice.exchange.url, '12345-001');
    const answer = await phone.register(60);
    expect(headerValues(answer, 'contact')).toEqual([expect.stringMatching(/^<sip:c\d+@.*>;expires=60$/)]);
    expect(practice.exchange.registrations().map((one) => one.user)).toEqual(['12345-001']);
    const gone = practice.heard('unregistered');
    await phone.close();
    expect(await gone).toMatchObject({ user: '12345-001', why: 'socketClosed' });
    expect(practice.exchange.registrations()).toEqual([]);
  });

  test('expires=0 ends it, time ends it, and too short a time hears 423', async () => {
    const phone = await practice.phone('12345-001');
    await phone.register(0);
    expect(practice.exchange.registrations()).toEqual([]);
    await phone.register(60);
    practice.timers.advance(60_000);
    expect(practice.exchange.registrations()).toEqual([]);
    phone.request('REGISTER', 'sip:practice.example', { to: `<${seat}>`, headers: [['Expires', '3']] });
    expect(headerValue(await phone.takeResponse(423), 'min-expires')).toBe('10');
  });

  test('an unknown user is 404, one who was here is 480, and asking the exchange itself is 200', async () => {
    const caller = await practice.phone('citizen');
    caller.request('INVITE', 'sip:nobody@practice.example');
    await caller.takeResponse(404, 'INVITE');
    const seatPhone = await practice.phone('12345-001');
    await seatPhone.register(0);
    caller.request('INVITE', seat);
    await caller.takeResponse(480, 'INVITE');
    caller.request('OPTIONS', 'sip:practice.example');
    await caller.takeResponse(200, 'OPTIONS');
  });

  test('CRLFCRLF is answered with CRLF', async () => {
    const phone = await practice.phone('12345-001');
    const pong = new Promise((resolve) => phone.socket.once('message', (data) => resolve(String(data))));
    phone.sendRaw('\r\n\r\n');
    expect(await pong).toBe('\r\n');
  });
});

describe('a call', () => {
  test('rings, is answered, carries requests both ways, and ends', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    const invite = caller.request('INVITE', seat, {
      headers: [['X-Linkage-Handover', 'h1']],
      body: 'v=0\r\n',
    });
    await caller.takeResponse(100);
    const ringing = await callee.takeRequest('INVITE');
    expect(ringing.uri).toContain(callee.host);
    expect(headerValue(ringing, 'x-linkage-handover')).toBe('h1');
    expect(headerValue(ringing, 'max-forwards')).toBe('69');
    expect(headerValues(ringing, 'via')).toHaveLength(2);
    expect(Buffer.from(ringing.body).toString()).toBe('v=0\r\n');
    callee.answer(ringing, 180);
    expect(headerValues(await caller.takeResponse(180), 'via')).toHaveLength(1);
    expect(practice.exchange.calls()).toMatchObject([
      { from: 'citizen', dialled: '12345-001', state: 'ringing' },
    ]);
    callee.answer(ringing, 200);
    const success = await caller.takeResponse(200, 'INVITE');
    const dialog = { callId: headerValue(invite, 'call-id') ?? '', to: headerValue(success, 'to') ?? '' };
    const target = /<(.*)>/.exec(headerValue(success, 'contact') ?? '')?.[1] ?? '';
    caller.request('ACK', target, dialog);
    await callee.takeRequest('ACK');
    expect(practice.exchange.calls()).toMatchObject([{ state: 'connected', answeredBy: '12345-001' }]);
    for (const method of ['INFO', 'REFER', 'NOTIFY', 'MESSAGE', 'UPDATE', 'PRACK', 'INVITE', 'BYE']) {
      caller.request(method, target, { ...dialog, cseq: 900 });
      callee.answer(await callee.takeRequest(method), 200);
      await caller.takeResponse(200, method);
    }
    expect(practice.exchange.calls()).toEqual([]);
    expect(practice.exchange.load().pending).toBe(0);
  });

  test('busy goes back as busy; its ACK is answered here and goes no further', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    const invite = caller.request('INVITE', seat);
    callee.answer(await callee.takeRequest('INVITE'), 486);
    await callee.takeRequest('ACK');
    await caller.takeResponse(486);
    companionOf(caller, invite, 'ACK');
    await caller.settled();
    await callee.settled();
    expect(callee.untaken()).toEqual([]);
  });

  test('is cancelled while it rings: 200 for the CANCEL, CANCEL to the callee, 487 for the INVITE', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    const invite = caller.request('INVITE', seat);
    const ringing = await callee.takeRequest('INVITE');
    callee.answer(ringing, 180);
    await caller.takeResponse(180);
    companionOf(caller, invite, 'CANCEL');
    await caller.takeResponse(200, 'CANCEL');
    const cancel = await callee.takeRequest('CANCEL');
    expect(headerValue(cancel, 'via')).toBe(headerValue(ringing, 'via'));
    callee.answer(cancel, 200);
    callee.answer(ringing, 487);
    await caller.takeResponse(487, 'INVITE');
    await callee.takeRequest('ACK');
    expect(caller.untaken().map((one) => one.kind === 'response' && one.status)).toEqual([100]);
  });

  test('is answered in the moment of the cancel: the 200 goes on', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    const invite = caller.request('INVITE', seat);
    const ringing = await callee.takeRequest('INVITE');
    callee.answer(ringing, 180);
    await caller.takeResponse(180);
    companionOf(caller, invite, 'CANCEL');
    await callee.takeRequest('CANCEL');
    callee.answer(ringing, 200);
    await caller.takeResponse(200, 'INVITE');
  });

  test('a callee that ignores the CANCEL does not keep the caller: 487 after the limit', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    const invite = caller.request('INVITE', seat);
    const ringing = await callee.takeRequest('INVITE');
    companionOf(caller, invite, 'CANCEL');
    await caller.takeResponse(200, 'CANCEL');
    practice.timers.advance(2_000);
    await caller.takeResponse(487, 'INVITE');
    callee.answer(ringing, 200);
    await callee.takeRequest('ACK');
    await callee.takeRequest('BYE');
  });

  test('without an answer: 408 and CANCEL when the time is up', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    caller.request('INVITE', seat);
    callee.answer(await callee.takeRequest('INVITE'), 180);
    await caller.takeResponse(180);
    practice.timers.advance(180_000);
    await caller.takeResponse(408);
    await callee.takeRequest('CANCEL');
  });

  test('a callee whose socket closes while ringing: 480 at once', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    caller.request('INVITE', seat);
    await callee.takeRequest('INVITE');
    callee.socket.terminate();
    await caller.takeResponse(480);
  });

  test('a caller whose socket closes while ringing: CANCEL; a callee who answered meanwhile is let go', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    caller.request('INVITE', seat);
    const ringing = await callee.takeRequest('INVITE');
    callee.answer(ringing, 180);
    await caller.takeResponse(180);
    caller.socket.terminate();
    await callee.takeRequest('CANCEL');
    callee.answer(ringing, 200);
    await callee.takeRequest('ACK');
    const bye = await callee.takeRequest('BYE');
    expect(bye.uri).toContain(callee.host);
    expect(practice.exchange.load().pending).toBe(0);
  });

  test('goes on after its party came back on another socket', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    const { invite, success } = await connected(caller, callee);
    await callee.close();
    const back = await practice.phone('12345-001', callee.host);
    const target = /<(.*)>/.exec(headerValue(success, 'contact') ?? '')?.[1] ?? '';
    caller.request('BYE', target, {
      callId: headerValue(invite, 'call-id') ?? '',
      to: headerValue(success, 'to') ?? '',
    });
    back.answer(await back.takeRequest('BYE'), 200);
    await caller.takeResponse(200, 'BYE');
  });
});

describe('limits', () => {
  test('a message above the limit hears 513, and the socket lives on', async () => {
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    caller.request('MESSAGE', seat, { body: 'x'.repeat(65 * 1024) });
    await caller.takeResponse(513);
    await connected(caller, callee);
  });

  test('a request that came through here before is 482', async () => {
    const caller = await practice.phone('citizen');
    caller.request('MESSAGE', seat, { headers: [['Via', 'SIP/2.0/WS exchange.invalid;branch=z9hG4bKx']] });
    await caller.takeResponse(482);
    expect(practice.lines.at(-1)).toMatchObject({ event: 'requestRefused', status: 482 });
  });

  test('past the limit of requests under way new calls hear 503, and a BYE still passes', async () => {
    await practice.stop();
    practice = await startPractice({ settings: { maxPending: 1 } });
    const [caller, callee] = [await practice.phone('citizen'), await practice.phone('12345-001')];
    const { invite, success } = await connected(caller, callee);
    caller.request('INVITE', seat);
    await callee.takeRequest('INVITE');
    caller.request('INVITE', seat);
    expect(headerValue(await caller.takeResponse(503), 'retry-after')).toBe('5');
    caller.request('BYE', `sip:c@${callee.host}`, {
      callId: headerValue(invite, 'call-id') ?? '',
      to: headerValue(success, 'to') ?? '',
    });
    await callee.takeRequest('BYE');
  });

  test('a phone too many, of one user or of all, hears 503 and when to come back; who is there stays, and renews', async () => {
    await practice.stop();
    practice = await startPractice({ settings: { maxBindingsPerUser: 2, maxRegistrations: 3 } });
    const [first] = [await practice.phone('12345-001'), await practice.phone('12345-001')];
    await expect(practice.phone('12345-001')).rejects.toThrow('503');
    await practice.phone('110-001');
    await expect(practice.phone('110-002')).rejects.toThrow('503');
    expect(practice.lines).toMatchObject([
      { event: 'requestRefused', status: 503, method: 'REGISTER' },
      { event: 'requestRefused', status: 503, method: 'REGISTER' },
    ]);
    expect((await first.register()).status).toBe(200);
    expect(practice.exchange.registrations().map(({ user }) => user)).toEqual([
      '12345-001',
      '12345-001',
      '110-001',
    ]);
    // One that leaves makes room.
    await first.register(0);
    await practice.phone('110-002');
  });

  test('a socket without the sub-protocol, or of a foreign page, is not let in', async () => {
    const { WebSocket } = await import('ws');
    const refusal = (socket: InstanceType<typeof WebSocket>) =>
      new Promise((resolve) => socket.once('error', (error) => resolve(error.message)));
    expect(await refusal(new WebSocket(practice.exchange.url))).toContain('400');
    const foreign = new WebSocket(practice.exchange.url, 'sip', { origin: 'https://example.com' });
    expect(await refusal(foreign)).toContain('403');
  });
});
