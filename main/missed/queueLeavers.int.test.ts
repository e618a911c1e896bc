// A caller by SIP, on a socket of his own: he waits in the queue of 12345 while its only seat is in a call.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallId } from '@shared/kernel/ids';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SipRequest } from '../exchange/message/sipMessage';
import { companionOf, connectPhone, type RawPhone } from '../exchange/testing/rawPhone';
import { startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const READY = { registration: 'registered', microphone: 'ready', audible: true } as const;
const NUMBER = '13900001234';
let host: TestHost;
let seat: TestSeat;
let server: Server;
let caller: RawPhone;

beforeEach(async () => {
  host = await startTestHost(['12345-001', '110-001', '12345-002']);
  seat = host.seat('12345-001');
  await seat.answer('phone.report', { status: READY }, 'phone');
  await seat.ask('seat.set', { to: 'available' });
  await seat.ring('busy', '13800000009');
  server = createServer();
  server.on('upgrade', (request, socket, head) =>
    host.services().exchangeUpgrade(seat.id, request, socket, head),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  caller = await connectPhone(`ws://127.0.0.1:${port}/sip`, 'outside-12345-001');
});
afterEach(async () => {
  caller.socket.terminate();
  await host.close();
  server.close();
});

const calls = (dials = '12345'): SipRequest =>
  caller.request('INVITE', `sip:${dials}@practice.example`, {
    headers: [['P-Asserted-Identity', `<sip:${NUMBER}@trunk.example>`]],
  });
const givesUpAfter = async (ms: number) => {
  const invite = calls();
  await caller.takeResponse(182);
  host.now += ms;
  companionOf(caller, invite, 'CANCEL');
  await caller.takeResponse(487, 'INVITE');
};
const list = (by = seat) => by.ask('missed.list', {});
const waiting = (many: number) => vi.waitFor(async () => expect(await list()).toHaveLength(many));

it('who gives up before any seat rang waits to be called back, with the number that he shows', async () => {
  await givesUpAfter(35_000);
  await waiting(1);
  expect(await list()).toMatchObject([{ number: '139****1234', calls: 1, queuedMs: 35_000, tries: 0 }]);
  expect(await list(host.seat('110-001'))).toEqual([]);
  // Another try is the same line.
  await givesUpAfter(5_000);
  await vi.waitFor(async () => expect(await list()).toMatchObject([{ calls: 2, queuedMs: 5_000 }]));
});

it('is claimed, called back, and done when he is spoken to', async () => {
  await givesUpAfter(35_000);
  await waiting(1);
  await seat.hangsUp('busy' as CallId);
  await seat.step('busy' as CallId, { type: 'nonCaseMarked', nonCase: 'silent' }, { type: 'wrapUpDone' });
  const [one] = await list();
  if (one === undefined) throw new Error('none');
  await seat.ask('missed.act', { missed: one.id, action: { type: 'callBack' } });
  const dialled = seat.commands().at(-1);
  expect(dialled).toMatchObject({ type: 'dial', number: NUMBER });
  const back = dialled?.type === 'dial' ? dialled.call : ('' as CallId);
  const leg = 'back' as never;
  await seat.facts(
    back,
    { type: 'legDialled', leg, role: 'other', party: { number: NUMBER } },
    { type: 'legAnswered', leg },
  );
  expect(await list()).toEqual([]);
});

it('is done by itself when the same number calls again and is answered', async () => {
  await givesUpAfter(35_000);
  await waiting(1);
  await seat.hangsUp('busy' as CallId);
  await seat.ring('again', `+86${NUMBER}`);
  expect(await list()).toEqual([]);
});

it('counts among the callers of the day: abandoned, not answered, offered to nobody', async () => {
  await givesUpAfter(35_000);
  await waiting(1);
  host.now += 1_000;
  const lead = host.seat('12345-002');
  await lead.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
  const frame = await lead.answer('board.read', {}, 'board');
  if (!frame.ok) throw new Error(frame.error.code);
  const day = frame.value.queues.find(({ side }) => side === '12345')?.day;
  expect(day).toMatchObject({ offered: 1, callers: 2, callersAnswered: 1, abandoned: 1 });
  const range = { from: host.now - 86_400_000, to: host.now };
  const byCity = await lead.answer('board.figures', { ...range, by: 'city' }, 'board');
  if (!byCity.ok) throw new Error(byCity.error.code);
  // The queue belongs to the city of this machine's seats.
  expect(byCity.value.map(({ counts }) => counts.callers)).toEqual([2]);
});

it('whoever still waits when the program ends is recorded too', async () => {
  calls();
  await caller.takeResponse(182);
  await host.restart();
  expect(await list()).toMatchObject([{ number: '139****1234', queuedMs: 0 }]);
});
