// The queues of the two numbers: idle seats in turn, callers who wait, and an answer to each of them in the end.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headerValue } from './message/headers';
import type { SipRequest } from './message/sipMessage';
import { companionOf, type RawPhone } from './testing/rawPhone';
import { type Practice, startPractice } from './testing/withExchange';

let practice: Practice;
let caller: RawPhone;
let idle: string[];
let staff: string[];
const queue = { name: '12345', idle: () => idle, staff: () => staff };

beforeEach(async () => {
  [idle, staff] = [[], ['12345-001', '12345-002']];
  practice = await startPractice({
    route: (user) => (user === '12345' ? { queue } : undefined),
    settings: { maxQueued: 1 },
  });
  caller = await practice.phone('citizen');
});
afterEach(() => practice.stop());

const seats = async (): Promise<[RawPhone, RawPhone]> => [
  await practice.phone('12345-001'),
  await practice.phone('12345-002'),
];
const call = (from = caller): SipRequest => from.request('INVITE', 'sip:12345@practice.example');

describe('somebody is free', () => {
  test('the longest idle is rung, and hears which number was dialled and since when', async () => {
    const [, second] = await seats();
    idle = ['12345-002', '12345-001'];
    practice.timers.advance(5_000);
    caller.request('INVITE', 'sip:12345@practice.example', {
      headers: [['X-Linkage-Queue', 'made up by the caller']],
    });
    const rung = await second.takeRequest('INVITE');
    expect(headerValue(rung, 'x-linkage-queue')).toBe('12345');
    const since = headerValue(rung, 'x-linkage-queued-at') ?? '';
    expect(since).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(rung.headers.filter(({ key }) => key === 'x-linkage-queue')).toHaveLength(1);
    second.answer(rung, 200);
    await caller.takeResponse(200, 'INVITE');
    expect(caller.untaken().map((one) => one.kind === 'response' && one.status)).toEqual([100]);
  });

  test('no answer goes over to the next seat, and after the last one the caller has an answer', async () => {
    const [first, second] = await seats();
    idle = [...staff];
    call();
    const unanswered = await first.takeRequest('INVITE');
    first.answer(unanswered, 180);
    await caller.takeResponse(180);
    practice.timers.advance(20_000);
    await first.takeRequest('CANCEL');
    first.answer(unanswered, 487);
    second.answer(await second.takeRequest('INVITE'), 486);
    await caller.takeResponse(486, 'INVITE');
    expect(practice.exchange.load().pending).toBe(0);
  });

  test('two calls at once never ring the same seat', async () => {
    const [first, second] = await seats();
    idle = [...staff];
    call();
    await first.takeRequest('INVITE');
    call(await practice.phone('other'));
    await second.takeRequest('INVITE');
    await first.settled();
    expect(first.untaken()).toEqual([]);
  });
});

describe('nobody is free', () => {
  test('the caller is told that he waits, in the order of coming, and rings when a seat is freed', async () => {
    const [first] = await seats();
    call();
    await caller.takeResponse(182);
    expect(practice.exchange.calls()).toMatchObject([{ state: 'trying' }]);
    practice.timers.advance(30_000);
    idle = ['12345-001'];
    practice.exchange.queueChanged();
    const rung = await first.takeRequest('INVITE');
    const waited = practice.timers.now() - Date.parse(headerValue(rung, 'x-linkage-queued-at') ?? '');
    expect(waited).toBe(30_000);
    first.answer(rung, 200);
    await caller.takeResponse(200, 'INVITE');
  });

  test('a seat that comes back to the exchange is rung without being announced', async () => {
    idle = ['12345-001'];
    call();
    await caller.takeResponse(182);
    const first = await practice.phone('12345-001');
    await first.takeRequest('INVITE');
  });

  test('a caller who declined to wait leaves no place behind, and is told with the number that he shows', async () => {
    const ended = practice.heard('callEnded');
    const since = practice.timers.now();
    const invite = caller.request('INVITE', 'sip:12345@practice.example', {
      headers: [['P-Asserted-Identity', '"张" <sip:13800000001@trunk.example>']],
    });
    await caller.takeResponse(182);
    practice.timers.advance(40_000);
    companionOf(caller, invite, 'CANCEL');
    await caller.takeResponse(487, 'INVITE');
    expect(await ended).toMatchObject({
      status: 487,
      call: { from: 'citizen', number: '13800000001', state: 'trying', queue: { name: '12345', since } },
    });
    call();
    await caller.takeResponse(182);
  });

  test('a caller whose telephone goes dead while he waits is over at once', async () => {
    const other = await practice.phone('other');
    call(other);
    await other.takeResponse(182);
    const ended = practice.heard('callEnded');
    await other.close();
    expect(await ended).toMatchObject({ status: 487, call: { state: 'trying', number: 'other' } });
  });

  test('after two minutes the caller has an answer', async () => {
    call();
    await caller.takeResponse(182);
    practice.timers.advance(120_000);
    await caller.takeResponse(480, 'INVITE');
    expect(practice.exchange.load().pending).toBe(0);
    expect(practice.lines).toMatchObject([{ event: 'requestRefused', status: 480, method: 'INVITE' }]);
  });

  test('one more than may wait hears 503 and when to try again; an unstaffed number says so at once', async () => {
    call();
    await caller.takeResponse(182);
    const other = await practice.phone('other');
    call(other);
    expect(headerValue(await other.takeResponse(503), 'retry-after')).toBe('5');
    staff = [];
    const ended = practice.heard('callEnded');
    other.request('INVITE', 'sip:12345@practice.example', {
      from: '<sip:anonymous@anonymous.invalid>;tag=f',
    });
    await other.takeResponse(480);
    expect(await ended).toMatchObject({ status: 480, call: { number: '', queue: { name: '12345' } } });
    expect(practice.exchange.calls()).toHaveLength(1);
  });
});
