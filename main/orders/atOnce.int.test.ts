// The at-once checklist through the services: a save opens it, the phone's facts tick it off, and the clocks start.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallFact } from '@shared/call/CallFact';
import type { AtOnceAction, CallName, Calls } from '@shared/contract/calls';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { CallId, EventId, LegId, OrderId, SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { uuidV7Maker } from '@shared/kernel/uuidV7';
import { parseInstant } from '@shared/order/clock/shanghaiTime';
import { orderFrom } from '@shared/order/evolveOrder';
import type { OrderEvent } from '@shared/order/OrderEvent';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Services } from '../ServicesPort';
import { createServices } from '../services';

const SEAT = '12345-001' as SeatId;
const call = 'call-1' as CallId;
const order = 'call-1' as OrderId;
const caller = 'leg-1' as LegId;
const leg = (of: CallId) => `${of}-leg` as LegId;

let root: string;
let services: Services;
let now = 0;
let sipServer = '';
let told: { type: string; call: CallId; number?: string }[] = [];

async function start(): Promise<void> {
  const settings = {
    read: () => ({ ...DEFAULT_SETTINGS, sipServer }),
    write: () => ok(DEFAULT_SETTINGS),
  };
  services = await createServices({
    host: 'browser',
    version: '0',
    dataDir: join(root, 'data'),
    resourcesDir: join(root, 'resources'),
    storeWorker: '',
    seats: [SEAT],
    clock: () => now,
    ids: uuidV7Maker(
      () => now,
      (n) => crypto.getRandomValues(new Uint8Array(n)),
    ),
    log: () => {},
    settings: () => settings,
    sipServer: () => 'ws://127.0.0.1/sip',
  });
  told = [];
  services.push((_to, name, data) => {
    if (name === 'phone.command') told.push(data as (typeof told)[number]);
  });
  services.pageAttached({ seat: SEAT, page: 'phone' });
  await ask('session.open', {});
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'linkseat-atonce-'));
  cpSync(fileURLToPath(new URL('../../resources', import.meta.url)), join(root, 'resources'), {
    recursive: true,
    filter: (path) => !path.includes('/audio'),
  });
  now = parseInstant('2026-09-30T17:30:00+08:00') ?? 0;
  sipServer = '';
  await start();
});
afterEach(async () => {
  await services.close();
  rmSync(root, { recursive: true, force: true });
});

const answer = <K extends CallName>(name: K, arg: Calls[K]['arg']) =>
  services.handlers[name]({ seat: SEAT, page: 'desk' }, arg);
async function ask<K extends CallName>(name: K, arg: Calls[K]['arg']): Promise<Calls[K]['answer']> {
  const said = await answer(name, arg);
  if (!said.ok) throw new Error(`${name}: ${said.error.code}`);
  return said.value;
}
let count = 0;
const facts = (id: CallId, ...list: CallFact[]) =>
  ask('phone.facts', {
    facts: list.map((fact) => {
      count += 1;
      return { id: `fact-${count}` as EventId, at: now, call: id, fact };
    }),
  });
const step = (event: IntakeEvent) => ask('intake.record', { call, event });
const atOnce = (action: AtOnceAction) => answer('order.atOnce', { order, action });
const read = async () => {
  const folded = orderFrom((await ask('order.read', { order })).map(({ body }) => body as OrderEvent));
  if (folded === undefined) throw new Error('no order');
  return folded;
};
const row = async () => (await ask('order.list', { query: '', limit: 1 }))[0];

async function save(level: 1 | 2 | 3): Promise<void> {
  await facts(
    call,
    { type: 'legOffered', leg: caller, role: 'caller', party: { number: '02855500205' }, dialled: '12345' },
    { type: 'legAnswered', leg: caller },
  );
  await step({ type: 'fieldsWritten', fields: { narrative: '四五个小区停电', kind: 'help' } });
  await step({ type: 'rowChosen', row: '12345-15', item: '12345-15.04' });
  await step({ type: 'keptHere' });
  await step({ type: 'levelConfirmed', level, reason: '大面积' });
  await step({ type: 'submitted' });
}

/** One key: the next duty phone is dialled; the answer is its call. */
async function dial(): Promise<CallId> {
  expect(await atOnce({ type: 'dial' })).toEqual({ ok: true, value: null });
  const command = told.at(-1);
  if (command === undefined) throw new Error('the phone was told nothing');
  await facts(command.call, {
    type: 'legDialled',
    leg: leg(command.call),
    role: 'other',
    party: { number: command.number ?? '' },
  });
  return command.call;
}
async function answered(of: CallId): Promise<void> {
  now += 5_000;
  await facts(of, { type: 'legAnswered', leg: leg(of) });
  now += 30_000;
  await facts(of, { type: 'legEnded', leg: leg(of), cause: 'hungUpHere' });
}

it('a level 2 order opens its checklist; two keys tell everybody, and the clock of the department runs', async () => {
  await save(2);
  const saved = await read();
  expect(saved.atOnce?.steps.map(({ to }) => to)).toEqual(['government', 18]);
  expect(saved.clocks).toEqual([]);
  expect(await row()).toMatchObject({ atOnceOpen: 2 });
  expect(await ask('order.list', { query: '', limit: 9, atOnce: true })).toHaveLength(1);

  await answered(await dial());
  expect(told[0]).toMatchObject({ type: 'dial', number: '02855509001' });
  expect((await read()).clocks, 'the government has no clock').toEqual([]);
  const second = await dial();
  expect(told[1]).toMatchObject({ number: '02855509181' });
  const told18 = now + 5_000;
  await answered(second);

  const { atOnce: list, clocks } = await read();
  expect(list?.steps.map(({ calls, told: since }) => [calls[0]?.result, since?.by])).toEqual([
    ['answered', 'phone'],
    ['answered', 'phone'],
  ]);
  expect(clocks).toMatchObject([
    { department: 18, level: 2, start: told18, firstResponse: told18 + 4 * 3_600_000 },
  ]);
  expect(clocks[0]?.progress).toBe(parseInstant('2026-10-11T00:00:00+08:00'));
  expect(await row()).toMatchObject({ dueAt: told18 + 4 * 3_600_000, dueFrom: told18 });
  expect(await row()).not.toHaveProperty('atOnceOpen');
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'allTold' } });

  expect((await atOnce({ type: 'responded', department: 18, stage: 'firstResponse' })).ok).toBe(true);
  expect((await row())?.dueAt).toBe(parseInstant('2026-10-11T00:00:00+08:00'));
});

it('the same facts again do not tell the order twice', async () => {
  await save(2);
  const duty = await dial();
  const end = {
    id: 'end' as EventId,
    at: now,
    call: duty,
    fact: { type: 'legEnded', leg: leg(duty), cause: 'busy' },
  };
  for (let n = 0; n < 2; n += 1) await ask('phone.facts', { facts: [end as never] });
  const events = await ask('order.read', { order });
  expect(events.filter(({ body }) => body.type === 'dutyCallEnded')).toHaveLength(1);
  expect((await read()).atOnce?.steps[0]).toMatchObject({ calls: [{ result: 'busy' }] });
});

it('one call at a time; another means is recorded with its reason, and starts the clock too', async () => {
  await save(1);
  const running = await dial();
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'dutyCallRunning' } });
  expect(await atOnce({ type: 'told', to: 18, reason: '' })).toMatchObject({
    ok: false,
    error: { code: 'reasonMissing' },
  });
  expect((await atOnce({ type: 'told', to: 18, reason: '工作群' })).ok).toBe(true);
  expect((await read()).clocks).toMatchObject([{ level: 1, start: now, firstResponse: now + 2 * 3_600_000 }]);
  await facts(running, { type: 'legEnded', leg: leg(running), cause: 'busy' });
  expect(await dial(), 'who was busy is rung again').not.toBe(running);
});

it('the phone died in the call: it counts as failed, and the next key rings again', async () => {
  await save(2);
  await dial();
  await services.close();
  await start();
  await ask('phone.ownCalls', { calls: [] });
  expect((await read()).atOnce?.steps[0]?.calls).toMatchObject([{ result: 'failed' }]);
  await dial();
});

it('a call that the phone never began is given up by the next key', async () => {
  await save(2);
  expect((await atOnce({ type: 'dial' })).ok).toBe(true);
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'dutyCallRunning' } });
  now += 6_000;
  await dial();
  expect((await read()).atOnce?.steps.map(({ calls }) => calls.map(({ result }) => result))).toEqual([
    ['failed'],
    [undefined],
  ]);
});

it('no duty phone is dialled while a transfer or a three-party call runs', async () => {
  await save(2);
  const partner = 'partner' as LegId;
  await facts(
    call,
    { type: 'legDialled', leg: partner, role: 'partner', party: { number: '110' } },
    { type: 'legAnswered', leg: partner },
  );
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'lineInUse' } });
});

it('level 3 starts with the order, by its kind; a raised level opens the checklist', async () => {
  await save(3);
  expect((await read()).clocks).toMatchObject([{ level: 3, kind: 'help', start: now }]);
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'allTold' } });
  await step({ type: 'levelConfirmed', level: 1 });
  await step({ type: 'submitted' });
  const raised = await read();
  expect(raised.atOnce?.level).toBe(1);
  expect(await row()).toMatchObject({ level: 1, atOnceOpen: 2 });
  expect(await row()).not.toHaveProperty('dueAt');
});

it('a missing calendar or duty phone is said, never guessed', async () => {
  await services.close();
  writeFileSync(join(root, 'resources/calendar/cn.json'), '{');
  writeFileSync(join(root, 'resources/rosters/duty.json'), '{');
  rmSync(join(root, 'data/lists'), { recursive: true });
  await start();
  await save(2);
  const missing = await atOnce({ type: 'dial' });
  expect(missing).toMatchObject({ ok: false, error: { code: 'dutyPhoneMissing' } });
  expect(told).toEqual([]);
  await atOnce({ type: 'told', to: 18, reason: '工作群' });
  expect((await read()).clocks[0]).toMatchObject({
    firstResponse: now + 4 * 3_600_000,
    failure: { code: 'calendarUnknown', about: '2026' },
  });
  expect(await row()).toMatchObject({ clockFailure: 'calendarUnknown', dueAt: now + 4 * 3_600_000 });
});

it('on a real exchange nobody is rung from the sample roster', async () => {
  await services.close();
  sipServer = 'wss://pbx.invalid/';
  await start();
  await save(2);
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'rosterSample' } });
  expect(told).toEqual([]);
});
