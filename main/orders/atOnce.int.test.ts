// The at-once checklist through the services: a save opens it, the phone's facts tick it off, and the clocks start.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AtOnceAction } from '@shared/contract/order/OrderCalls';
import type { CallId, EventId, LegId, OrderId } from '@shared/kernel/ids';
import { parseInstant } from '@shared/order/clock/shanghaiTime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCli } from '../cli/runCli';
import { legOf, startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const order = 'call-1' as OrderId;
const call = 'call-1' as CallId;

let host: TestHost;
let seat: TestSeat;

beforeEach(async () => {
  host = await startTestHost(['12345-001'], 'copied');
  seat = host.seat('12345-001');
});
afterEach(() => host.close());

const atOnce = (action: AtOnceAction) => seat.answer('order.atOnce', { order, action });
const read = () => seat.order(order);
const row = async () => (await seat.ask('order.list', { query: '', limit: 1 }))[0];

async function save(level: 1 | 2 | 3): Promise<void> {
  await seat.ring(call, '02855500205');
  await seat.step(
    call,
    { type: 'fieldsWritten', fields: { narrative: '四五个小区停电', kind: 'help' } },
    { type: 'rowChosen', row: '12345-15', item: '12345-15.04' },
    { type: 'keptHere' },
    { type: 'levelConfirmed', level, reason: '大面积' },
    { type: 'submitted' },
  );
}

/** One key: the next duty phone is dialled; the answer is its call. */
async function dial(): Promise<CallId> {
  expect(await atOnce({ type: 'dial' })).toEqual({ ok: true, value: null });
  const command = seat.commands().at(-1);
  if (command?.type !== 'dial') throw new Error('the phone was told nothing');
  const party = { number: command.number };
  await seat.facts(command.call, { type: 'legDialled', leg: legOf(command.call), role: 'other', party });
  return command.call;
}
async function answered(of: CallId): Promise<void> {
  host.now += 5_000;
  await seat.facts(of, { type: 'legAnswered', leg: legOf(of) });
  host.now += 30_000;
  await seat.facts(of, { type: 'legEnded', leg: legOf(of), cause: 'hungUpHere' });
}

it('a level 2 order opens its checklist; two keys tell everybody, and the clock of the department runs', async () => {
  await save(2);
  const saved = await read();
  expect(saved.atOnce?.steps.map(({ to }) => to)).toEqual(['government', 18]);
  expect(saved.clocks).toEqual([]);
  expect(await row()).toMatchObject({ atOnceOpen: 2 });
  expect(await seat.ask('order.list', { query: '', limit: 9, atOnce: true })).toHaveLength(1);

  await answered(await dial());
  expect(seat.commands()[0]).toMatchObject({ type: 'dial', number: '02855509001' });
  expect((await read()).clocks, 'the government has no clock').toEqual([]);
  const second = await dial();
  expect(seat.commands()[1]).toMatchObject({ number: '02855509181' });
  const told18 = host.now + 5_000;
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
    at: host.now,
    call: duty,
    fact: { type: 'legEnded', leg: legOf(duty), cause: 'busy' },
  };
  for (let n = 0; n < 2; n += 1) await seat.ask('phone.facts', { facts: [end as never] });
  const events = await seat.ask('order.read', { order });
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
  expect((await read()).clocks).toMatchObject([
    { level: 1, start: host.now, firstResponse: host.now + 2 * 3_600_000 },
  ]);
  await seat.facts(running, { type: 'legEnded', leg: legOf(running), cause: 'busy' });
  expect(await dial(), 'who was busy is rung again').not.toBe(running);
});

it('the phone died in the call: it counts as failed, and the next key rings again', async () => {
  await save(2);
  await dial();
  await host.restart();
  await seat.ask('phone.ownCalls', { calls: [] });
  expect((await read()).atOnce?.steps[0]?.calls).toMatchObject([{ result: 'failed' }]);
  await dial();
});

it('a call that the phone never began is given up by the next key', async () => {
  await save(2);
  expect((await atOnce({ type: 'dial' })).ok).toBe(true);
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'dutyCallRunning' } });
  host.now += 6_000;
  await dial();
  expect((await read()).atOnce?.steps.map(({ calls }) => calls.map(({ result }) => result))).toEqual([
    ['failed'],
    [undefined],
  ]);
});

it('no duty phone is dialled while a transfer or a three-party call runs', async () => {
  await save(2);
  const partner = 'partner' as LegId;
  await seat.facts(
    call,
    { type: 'legDialled', leg: partner, role: 'partner', party: { number: '110' } },
    { type: 'legAnswered', leg: partner },
  );
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'lineInUse' } });
});

it('level 3 starts with the order, by its kind; a raised level opens the checklist', async () => {
  await save(3);
  expect((await read()).clocks).toMatchObject([{ level: 3, kind: 'help', start: host.now }]);
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'allTold' } });
  await seat.step(call, { type: 'levelConfirmed', level: 1 }, { type: 'submitted' });
  const raised = await read();
  expect(raised.atOnce?.level).toBe(1);
  expect(await row()).toMatchObject({ level: 1, atOnceOpen: 2 });
  expect(await row()).not.toHaveProperty('dueAt');
});

it('every step of the list carries whoever is signed in by name', async () => {
  let said = '';
  await runCli(
    ['people', 'add', '0017', '--name', '王敏', '--role', 'agent', '--data-dir', join(host.root, 'data')],
    { resourcesDir: '', out: (text: string) => (said += text), err: () => {} },
  );
  await host.restart();
  await seat.ask('session.signIn', { person: '0017', pin: /PIN (\d{6})/.exec(said)?.[1] ?? '' });
  await seat.ask('seat.set', { to: 'available' });
  await save(2);
  await answered(await dial());
  await atOnce({ type: 'told', to: 18, reason: '工作群' });
  await atOnce({ type: 'responded', department: 18, stage: 'firstResponse' });
  const events = await seat.ask('order.read', { order });
  const byWhom = (type: string) =>
    events.flatMap(({ body }) => (body.type === type ? [(body as { person?: string }).person] : []));
  for (const type of ['dutyDialled', 'dutyCallEnded', 'toldOtherwise', 'responseNoted'])
    expect(byWhom(type), type).toEqual(['0017']);
});

it('a missing calendar or duty phone is said, never guessed', async () => {
  writeFileSync(join(host.root, 'resources/calendar/cn.json'), '{');
  writeFileSync(join(host.root, 'resources/rosters/duty.json'), '{');
  rmSync(join(host.root, 'data/lists'), { recursive: true });
  await host.restart();
  await save(2);
  const missing = await atOnce({ type: 'dial' });
  expect(missing).toMatchObject({ ok: false, error: { code: 'dutyPhoneMissing' } });
  expect(seat.commands()).toEqual([]);
  await atOnce({ type: 'told', to: 18, reason: '工作群' });
  expect((await read()).clocks[0]).toMatchObject({
    firstResponse: host.now + 4 * 3_600_000,
    failure: { code: 'calendarUnknown', about: '2026' },
  });
  expect(await row()).toMatchObject({ clockFailure: 'calendarUnknown', dueAt: host.now + 4 * 3_600_000 });
});

it('a deadline that runs into an unknown year is counted at the start after the calendar has it', async () => {
  const file = join(host.root, 'resources/calendar/cn.json');
  host.now = parseInstant('2026-12-30T09:00:00+08:00') ?? 0;
  await save(1);
  await atOnce({ type: 'told', to: 18, reason: '工作群' });
  const failed = { failure: { code: 'calendarUnknown', about: '2027' } };
  expect((await read()).clocks).toMatchObject([{ firstResponse: host.now + 2 * 3_600_000, ...failed }]);
  const started = host.now;
  host.now += 3_600_000;
  await host.restart();
  expect((await read()).clocks, 'nothing new is known').toMatchObject([failed]);
  expect((await seat.ask('session.open', {})).problems.map(({ code }) => code)).toContain('calendarEnds');

  const calendar = JSON.parse(readFileSync(file, 'utf8')) as { years: { year: number }[] };
  const last = JSON.stringify(calendar.years.at(-1));
  const next = {
    ...(JSON.parse(last.replaceAll('2026', '2027').replaceAll('2025', '2026')) as object),
    makeUpDays: [],
  };
  writeFileSync(
    file,
    JSON.stringify({ ...calendar, version: '2026-12-31', years: [...calendar.years, next] }),
  );
  await host.restart();
  const [clock] = (await read()).clocks;
  expect(clock).toMatchObject({ start: started, level: 1 });
  expect(clock?.failure).toBeUndefined();
  expect(clock?.progress).toBeGreaterThan(started);
  expect(await row()).not.toHaveProperty('clockFailure');
});

it('on a real exchange nobody is rung from the sample roster', async () => {
  host.settings = { sipServer: 'wss://pbx.invalid/' };
  await host.restart();
  await save(2);
  expect(await atOnce({ type: 'dial' })).toMatchObject({ ok: false, error: { code: 'rosterSample' } });
  expect(seat.commands()).toEqual([]);
});
