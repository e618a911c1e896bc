// Broken messages against a running exchange: whatever comes in, the next good call works.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('mutated torture messages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 4 })), {
        minLength: 5,
        maxLength: 20,
      }),
      async (messages) => {
        const sender = await connectPhone(practice.exchange.url, 'sender');
        for (const [seed, changes] of messages) {
          sender.sendRaw(changes.reduce<Buffer>((bytes, change) => change(bytes), seed));
        }
        await sender.settled();
        await sender.close();
        await goodCall();
      },
    ),
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
