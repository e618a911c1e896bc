// Broken messages against a running exchange: whatever comes in, the next good call works.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transactionKey } from './core/transaction';
import { isRequest, readMessage } from './message/readMessage';
import type { SipMessage } from './message/sipMessage';
import { connectPhone, type RawPhone } from './testing/rawPhone';
import { type Practice, startPractice } from './testing/withExchange';

const folder = fileURLToPath(new URL('../../tests/rfc4475/', import.meta.url));
const seeds = readdirSync(folder)
  .filter((name) => name.endsWith('.dat'))
  .map((name) => readFileSync(folder + name));

let practice: Practice;
let caller: RawPhone;
let callee: RawPhone;
beforeAll(async () => {
  practice = await startPractice({ route: (user) => (user === 'callee' ? undefined : ['callee']) });
  caller = await practice.phone('caller');
  callee = await practice.phone('callee');
});
afterAll(() => practice.stop());

type Mutation = (bytes: Buffer) => Buffer;
const place = fc.nat(2_000);
const splice = (bytes: Buffer, at: number, drop: number, put: Uint8Array): Buffer => {
  const from = bytes.length === 0 ? 0 : at % bytes.length;
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + drop)]);
};
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(20)).map(
    ([at, drop]) =>
      (bytes: Buffer) =>
        splice(bytes, at, drop, Buffer.alloc(0)),
  ),
  fc.tuple(place, fc.nat(3), fc.uint8Array({ maxLength: 8 })).map(
    ([at, drop, put]) =>
      (bytes: Buffer) =>
        splice(bytes, at, drop, put),
  ),
  fc.tuple(place, fc.constantFrom('\r\n', '"', '<', '>', ',', ';', '%', ' ', '\0', ':', '@', '\r\n\r\n')).map(
    ([at, put]) =>
      (bytes: Buffer) =>
        splice(bytes, at, 0, Buffer.from(put)),
  ),
  fc.tuple(place, place).map(
    ([a, b]) =>
      (bytes: Buffer) =>
        splice(bytes, a, 0, bytes.subarray(b, b + 200)),
  ),
);

const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([seed, changes]) => changes.reduce<Buffer>((bytes, change) => change(bytes), seed));
const someMutated = fc.array(mutated, { minLength: 5, maxLength: 20 });

test('mutated torture messages: each one that goes no further leaves exactly one line in the log', async () => {
  const sender = await practice.phone('sender');
  const phones = [sender, caller, callee];
  const seen = new Set<string>();
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(someMutated, async (messages) => {
      for (const bytes of messages) {
        const lines = practice.lines.length;
        const held = phones.map((phone) => phone.untaken().length);
        sender.sendRaw(bytes);
        // First it is handled, then whatever it led to has come in.
        await sender.settled();
        await Promise.all([caller, callee].map((phone) => phone.settled()));
        const arrived = phones.flatMap((phone, at) => phone.untaken().slice(held[at]));
        const { event, left } = leaves(bytes, arrived, seen);
        outcomes.add(event);
        expect(practice.lines.slice(lines).map(({ status }) => status)).toEqual(left);
      }
    }),
    // What came before counts, too: a smaller list would be another story.
    { numRuns: 40, endOnFailure: true },
  );
  // Neither nothing but refusals nor nothing but what passes was tried.
  expect([...outcomes].sort()).toEqual(expect.arrayContaining(['passed', 'refused', 'unreadable']));
});

interface Outcome {
  readonly event: 'unreadable' | 'refused' | 'passed' | 'repeated' | 'dropped';
  /** Status of each line that it has to leave. */
  readonly left: readonly (number | undefined)[];
}

/** What becomes of a message by what is seen of it from outside: what `arrived` at the phones after it was sent. */
function leaves(bytes: Buffer, arrived: readonly SipMessage[], seen: Set<string>): Outcome {
  const read = readMessage(bytes);
  if (!read.ok) return { event: 'unreadable', left: [read.error.status] };
  const final = arrived.find((one) => one.kind === 'response' && one.status >= 200);
  if (!isRequest(read.value)) {
    const { status } = read.value.message;
    return final ? { event: 'passed', left: [] } : { event: 'dropped', left: [status] };
  }
  const key = transactionKey(read.value.message, read.value.envelope);
  const isRepeated = seen.has(key);
  seen.add(key);
  if (final?.kind === 'response' && final.status >= 300) return { event: 'refused', left: [final.status] };
  if (final || arrived.some(({ kind }) => kind === 'request')) return { event: 'passed', left: [] };
  // Nobody is told of an ACK: it may be that to a refusal.
  if (read.value.message.method === 'ACK') return { event: 'passed', left: [] };
  return isRepeated ? { event: 'repeated', left: [] } : { event: 'dropped', left: [undefined] };
}

test('many at once: nothing is left under way, and the next good call works', async () => {
  await fc.assert(
    fc.asyncProperty(someMutated, async (messages) => {
      const sender = await connectPhone(practice.exchange.url, 'sender');
      for (const bytes of messages) sender.sendRaw(bytes);
      await sender.settled();
      await sender.close();
      await goodCall();
    }),
    { numRuns: 40 },
  );
  expect(practice.lines.filter((line) => line.event === 'hookFailed')).toEqual([]);
  practice.timers.advance(200_000);
  practice.timers.advance(200_000);
  expect(practice.exchange.load().pending).toBe(0);
});

const goodCall = async (): Promise<void> => {
  await caller.register();
  await callee.register();
  const invite = caller.request('INVITE', 'sip:callee@practice.example', { body: 'good' });
  const callId = invite.headers.find((one) => one.key === 'call-id')?.value;
  const ringing = await callee.take(
    (one): one is typeof invite =>
      one.kind === 'request' &&
      one.method === 'INVITE' &&
      one.headers.some((header) => header.key === 'call-id' && header.value === callId),
  );
  callee.answer(ringing, 486);
  await caller.takeResponse(486, 'INVITE');
};
