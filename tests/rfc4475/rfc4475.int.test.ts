// Every message of RFC 4475, as its file has it, sent to a running exchange: the verdict, and after each one a good call.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDigest } from '../../main/exchange/auth/digest';
import { headerValue, headerValues } from '../../main/exchange/message/headers';
import { readMessage } from '../../main/exchange/message/readMessage';
import { reply } from '../../main/exchange/message/reply';
import type { SipMessage, SipResponse } from '../../main/exchange/message/sipMessage';
import { writeMessage } from '../../main/exchange/message/writeMessage';
import { connectPhone, type RawPhone } from '../../main/exchange/testing/rawPhone';
import { type Practice, startPractice } from '../../main/exchange/testing/withExchange';
import { VERDICTS } from './verdicts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const bytesOf = (name: string): Buffer => readFileSync(`${folder}${name}.dat`);

const digest = createDigest({
  realm: 'practice.example',
  secretOf: () => 'secret',
  now: () => 0,
  makeTag: () => 'tag',
  key: 'key',
});

let practice: Practice;
let callee: RawPhone;
let sender: RawPhone;

beforeAll(async () => {
  practice = await startPractice({
    // All users of the torture messages live on one phone, so that what is accepted is seen to arrive.
    route: (user) => (user === 'probe' ? undefined : ['callee']),
    // Only the message that is about it meets the authentication: none of the others has a secret.
    authorize: (request, connection) =>
      headerValue(request, 'authorization')?.startsWith('NoOne')
        ? digest.authorize(request, connection)
        : 'ok',
  });
  callee = await practice.phone('callee');
  sender = await connectPhone(practice.exchange.url, 'sender');
});
afterAll(() => practice.stop());

const LINE = ['event', 'connection', 'reason', 'status', 'method'];

const isResponse = (one: SipMessage): one is SipResponse => one.kind === 'response' && one.status > 100;
/** Where an accepted request ends up: at the callee, or answered by the registrar or the exchange itself. */
const ANSWERED_HERE: Readonly<Record<string, number>> = {
  escnull: 200,
  dblreq: 200,
  cparam01: 200,
  cparam02: 200,
  regescrt: 200,
  // Not REGISTER, and to a host without a user: no method that an exchange answers.
  esc02: 405,
};

test('every file has a verdict', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.dat'));
  expect(files.map((name) => name.slice(0, -4)).toSorted()).toEqual(Object.keys(VERDICTS).toSorted());
  expect(files).toHaveLength(49);
});

describe.each(Object.entries(VERDICTS))('%s', (name, { section, verdict }) => {
  test(`${section}: ${verdict.is}`, async () => {
    const bytes = bytesOf(name);
    const before = practice.lines.length;
    sender.sendRaw(bytes);
    const read = readMessage(bytes);
    if (verdict.is === 'answered') {
      const { status } = await sender.take(isResponse);
      expect(verdict.with).toContain(status);
      // One line each, that names nobody and says nothing out of the message but its method.
      const said = practice.lines.slice(before);
      expect(said).toHaveLength(1);
      expect(said[0]?.status).toBe(status);
      expect(Object.keys(said[0] ?? {}).filter((key) => !LINE.includes(key))).toEqual([]);
    } else if (!read.ok || read.value.message.kind === 'response') {
      // A response whose topmost Via is not ours goes nowhere, even where it is well formed.
      expect(read.ok).toBe(verdict.is === 'accepted' || name === 'bcast');
      await sender.settled();
      expect(practice.lines.slice(before)).toMatchObject([{ event: 'messageDropped' }]);
    } else if (ANSWERED_HERE[name] !== undefined) {
      const { status } = await sender.take(isResponse);
      expect(status).toBe(ANSWERED_HERE[name]);
      expect(practice.lines.slice(before).map((line) => line.status)).toEqual(status < 300 ? [] : [status]);
    } else {
      const { method, headers, body } = read.value.message;
      const arrived = await callee.takeRequest(method);
      // Without our own Via. Max-Forwards and Content-Length are the only headers that a proxy writes anew.
      expect(linesOf(arrived.headers.slice(1))).toEqual(linesOf(headers));
      expect(Buffer.from(arrived.body).equals(Buffer.from(body))).toBe(true);
      callee.answer(arrived, 486);
      expect((await sender.take(isResponse)).status).toBe(486);
      expect(practice.lines.slice(before)).toEqual([]);
    }
    await goodCall();
  });
});

const linesOf = (headers: SipMessage['headers']): readonly string[] =>
  headers
    .filter(({ key }) => key !== 'max-forwards' && key !== 'content-length')
    .map(({ key, value }) => `${key}: ${value}`);

test('an unknown scheme is challenged again, by both algorithms', async () => {
  sender.sendRaw(bytesOf('regaut01'));
  const challenges = headerValues(await sender.takeResponse(401), 'www-authenticate');
  expect(challenges).toEqual([
    expect.stringContaining('algorithm=SHA-256'),
    expect.stringContaining('algorithm=MD5'),
  ]);
});

test.each(['unreason', 'noreason'])('the phrase of %s reaches a caller unchanged', async (name) => {
  const read = readMessage(bytesOf(name));
  if (!read.ok || read.value.message.kind !== 'response') throw new Error('not a response');
  const { reason } = read.value.message;
  sender.request('INVITE', 'sip:anybody@practice.example');
  const ringing = await callee.takeRequest('INVITE');
  callee.sendRaw(writeMessage({ ...reply(ringing, 183, 't'), reason }));
  expect((await sender.takeResponse(183)).reason).toBe(reason);
  callee.answer(ringing, 486);
  await sender.takeResponse(486);
});

/** No stuck transaction, no crash: the next good call works, and nothing is left under way. */
const goodCall = async (): Promise<void> => {
  const probe = await practice.phone('probe');
  sender.request('INVITE', 'sip:probe@practice.example');
  probe.answer(await probe.takeRequest('INVITE'), 486);
  await sender.takeResponse(486, 'INVITE');
  await probe.close();
  expect(practice.exchange.load().pending).toBe(0);
};
