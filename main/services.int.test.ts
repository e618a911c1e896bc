// The services alone, over a real log: what a page would send, and what the other pages would hear.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallFact } from '@shared/call/CallFact';
import type { CallName, Calls } from '@shared/contract/calls';
import { foldIntake } from '@shared/intake/foldIntake';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { AttemptId, CallId, EventId, HandoverId, LegId, SeatId } from '@shared/kernel/ids';
import type { SeatView } from '@shared/seat/Seat';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from './ServicesPort';
import { testServices } from './testing/testServices';

const SEAT = '12345-001' as SeatId;
const OTHER = '110-001' as SeatId;
const call = 'call-1' as CallId;
const caller = 'leg-1' as LegId;

let dataDir: string;
let services: Services;
let now = 1_790_000_000_000;
let pushes: { seat: string; name: string; data: unknown }[] = [];

async function start(): Promise<void> {
  services = await testServices({ dataDir, seats: [SEAT, OTHER], clock: () => now });
  pushes = [];
  services.push((to, name, data) => pushes.push({ seat: to.seat, name, data }));
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'linkseat-services-'));
  await start();
});
afterEach(async () => {
  await services.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask<K extends CallName>(
  name: K,
  arg: Calls[K]['arg'],
  seat = SEAT,
): Promise<Calls[K]['answer']> {
  const answer = await services.handlers[name]({ seat, page: 'desk' }, arg);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.value;
}
let fact = 0;
const facts = (seat: SeatId, id: CallId, ...list: CallFact[]) =>
  ask(
    'phone.facts',
    {
      facts: list.map((one) => {
        fact += 1;
        return { id: `fact-${fact}` as EventId, at: now, call: id, fact: one };
      }),
    },
    seat,
  );
const step = (event: IntakeEvent) => ask('intake.record', { call, event });
const intake = async () =>
  foldIntake((await ask('session.open', {})).current, { side: '12345', lists: { rows: [], overlaps: [] } });

const ring = () =>
  facts(
    SEAT,
    call,
    { type: 'legOffered', leg: caller, role: 'caller', party: { number: '02855500001' }, dialled: '12345' },
    { type: 'legAnswered', leg: caller },
  );

describe('what a page is answered', () => {
  const report = (registration: 'registered' | 'connecting') =>
    ask('phone.report', { status: { registration, microphone: 'ready', audible: true } });

  it('is never older than what it was pushed before, whenever the phone registers meanwhile', async () => {
    let told: string | undefined;
    services.push((to, name, data) => {
      if (to.seat === SEAT && name === 'seat.changed') told = (data as SeatView).state.at;
    });
    for (let turns = 0; turns < 40; turns++) {
      await report('connecting');
      const opening = ask('session.open', {}).then(({ seatView }) => {
        told = seatView.state.at;
      });
      for (let turn = 0; turn < turns; turn++) await null;
      await Promise.all([opening, report('registered')]);
      expect(told).toBe('available');
    }
  });
});

describe('a call through the services', () => {
  it('is recorded, becomes an order, and leaves the seat available', async () => {
    await ask('session.open', {});
    await ring();
    expect((await ask('session.open', {})).seatView.state.at).toBe('busy');
    await step({ type: 'fieldsWritten', fields: { narrative: '小区门口井盖缺失', place: '人民南路' } });
    await step({ type: 'rowChosen', row: '12345-01' });
    await step({ type: 'keptHere' });
    await step({ type: 'levelConfirmed', level: 3 });
    await step({ type: 'submitted' });
    const [order] = await ask('order.list', { query: '井盖', limit: 10 });
    expect(order).toMatchObject({ row: '12345-01', level: 3, side: '12345', state: 'open' });
    expect(order?.callerNumber).not.toContain('55500001');
    await facts(SEAT, call, { type: 'legEnded', leg: caller, cause: 'hungUpThere' });
    await step({ type: 'wrapUpDone' });
    const session = await ask('session.open', {});
    expect(session.current).toEqual([]);
    expect(session.seatView.state.at).toBe('disconnected');
    // A practice log is sent to nobody: nothing of it waits.
    expect(session.link).toEqual({ state: 'notConfigured', waiting: 0 });
  });

  it('that is answered at once is an order that ends with the wrap-up', async () => {
    await ask('session.open', {});
    await ring();
    await step({ type: 'fieldsWritten', fields: { narrative: '居住证怎样办理' } });
    await step({ type: 'answeredDirectly' });
    await step({ type: 'submitted' });
    await facts(SEAT, call, { type: 'legEnded', leg: caller, cause: 'hungUpThere' });
    await step({ type: 'wrapUpDone' });
    expect(await ask('order.list', { query: '居住证', limit: 10 })).toMatchObject([{ state: 'closed' }]);
  });

  it('tells the phone to dial only after the record is on the disk, and the partner finds it', async () => {
    services.pageAttached({ seat: SEAT, page: 'phone' });
    await ask('session.open', {});
    await ring();
    await step({ type: 'fieldsWritten', fields: { narrative: '有人打架' } });
    const refused = await services.handlers['intake.record'](
      { seat: SEAT, page: 'desk' },
      { call, event: { type: 'ladderStarted', step: 'transfer', target: '110' } },
    );
    expect(refused.ok).toBe(false);
    await step({ type: 'consentRecorded', consent: 'given' });
    await step({ type: 'ladderStarted', step: 'transfer', target: '110' });
    const names = pushes.map(({ name }) => name);
    expect(names.lastIndexOf('events')).toBeLessThan(names.indexOf('phone.command'));
    const command = pushes.find(({ name }) => name === 'phone.command')?.data as {
      handover: HandoverId;
      attempt: AttemptId;
    };

    const there = 'call-2' as CallId;
    await facts(OTHER, there, {
      type: 'legOffered',
      leg: 'leg-9' as LegId,
      role: 'caller',
      party: { number: '12345-001' },
      dialled: '110',
      handover: command.handover,
    });
    const session = await ask('session.open', {}, OTHER);
    const received = session.current.find(({ body }) => body.type === 'handoverReceived');
    expect(received?.body).toMatchObject({ record: { narrative: '有人打架', from: SEAT, target: '110' } });
  });

  it('comes back after the program died: the draft stands, and the call is said to be lost or found', async () => {
    await ask('session.open', {});
    await ring();
    await step({ type: 'fieldsWritten', fields: { narrative: '煤气味很大' } });
    await services.close();
    now += 60_000;
    await start();
    expect((await intake()).form.narrative).toBe('煤气味很大');

    await ask('phone.ownCalls', { calls: [call] });
    expect((await intake()).line).toBe('found');
    await ask('phone.ownCalls', { calls: [call] });
    const found = (await ask('session.open', {})).current.filter(({ body }) => body.type === 'callFound');
    expect(found).toHaveLength(1);
    await ask('phone.ownCalls', { calls: [] });
    expect((await intake()).line).toBe('lost');
  });

  it('does not let one seat touch the call of another', async () => {
    await ask('session.open', {});
    await ring();
    const refused = await services.handlers['intake.record'](
      { seat: OTHER, page: 'desk' },
      { call, event: { type: 'greeted' } },
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'callUnknown' } });
    expect(await ask('call.read', { call }, OTHER)).toEqual([]);
  });

  it('says why a scripted citizen cannot ring', async () => {
    await ask('session.open', {});
    const scripts = await ask('practice.scripts', {});
    const ringing = (script: string) =>
      services.handlers['practice.ring']({ seat: SEAT, page: 'desk' }, { script });
    expect(await ringing('nobody')).toMatchObject({ ok: false, error: { code: 'scriptUnknown' } });
    const first = scripts[0]?.id ?? '';
    expect(await ringing(first)).toMatchObject({ ok: false, error: { code: 'phoneAbsent' } });
    services.pageAttached({ seat: SEAT, page: 'phone' });
    await ask('phone.report', { status: { registration: 'registered', microphone: 'ready', audible: true } });
    expect(await ringing(first)).toEqual({ ok: true, value: null });
    expect(pushes.at(-1)).toMatchObject({ name: 'practice.play', data: { script: { id: first } } });
  });
});

describe('the secret of the SIP account', () => {
  it('goes to no page while the seat practises, and the desk learns only that there is one', async () => {
    const refused = await services.handlers['secret.write']({ seat: SEAT, page: 'desk' }, { secret: 'x' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    await ask('session.signIn', { person: 'unnamed-lead', pin: '' });
    await ask('secret.write', { secret: 'right-horse' });
    expect(JSON.stringify(await ask('session.open', {}))).not.toContain('right-horse');
    expect((await ask('session.open', {})).sipSecret).toBe(true);
    expect(JSON.stringify(await ask('phone.config', {}))).not.toContain('right-horse');
    await ask('secret.write', { secret: '' });
    expect((await ask('session.open', {})).sipSecret).toBe(false);
  });
});
