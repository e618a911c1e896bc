// Who may do what at a seat, over the real services and a real list of people.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallFact } from '@shared/call/CallFact';
import type { CallName, Calls } from '@shared/contract/calls';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { CallId, EventId, LegId, SeatId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../cli/runCli';
import type { Services } from '../ServicesPort';
import { RESOURCES, testServices } from '../testing/testServices';

const SEAT = '12345-001' as SeatId;

let dataDir: string;
let services: Services;
let now = 1_790_000_000_000;
let pushed: unknown[] = [];

async function start(): Promise<void> {
  services = await testServices({ dataDir, seats: [SEAT], clock: () => now });
  pushed = [];
  services.push((_, name, data) => name === 'person.changed' && pushed.push(data));
}
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'linkseat-people-'));
  await start();
});
afterEach(async () => {
  await services.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const call = <K extends CallName>(name: K, arg: Calls[K]['arg']) =>
  services.handlers[name]({ seat: SEAT, page: 'desk' }, arg);
const codeOf = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) =>
  (await answer).error?.code ?? 'ok';

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCli(['people', ...args, '--data-dir', dataDir], {
    resourcesDir: RESOURCES,
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { code, ...said };
}
/** Adds a person, answers the PIN. */
async function added(id: string, role: string): Promise<string> {
  const { out } = await cli('add', id, '--name', '王敏', '--role', role);
  return /PIN (\d{6})/.exec(out)?.[1] ?? '';
}
const facts = (...list: CallFact[]) =>
  call('phone.facts', {
    facts: list.map((fact, n) => ({ id: `f${now}-${n}` as EventId, at: now, call: 'c1' as CallId, fact })),
  });
const leg = 'l1' as LegId;
const RINGS: CallFact = {
  type: 'legOffered',
  leg,
  role: 'caller',
  party: { number: '13800000001' },
  dialled: '12345',
};

describe('a seat without a list of people', () => {
  it('has the role of its side at once, and on the practice exchange any role that is chosen', async () => {
    expect(await call('session.open', {})).toMatchObject({
      value: { person: { role: 'agent' }, signIn: 'practice', seatView: { state: { at: 'disconnected' } } },
    });
    const servers = { settings: { sipServer: 'wss://pbx.test/' } };
    expect(await codeOf(call('settings.write', servers))).toBe('notAllowed');
    expect(await codeOf(call('session.signIn', { person: 'unnamed-boss', pin: '' }))).toBe('peopleNone');
    expect(await codeOf(call('session.signIn', { person: 'unnamed-lead', pin: '' }))).toBe('ok');
    expect(pushed.at(-1)).toMatchObject({ role: 'lead' });
    expect(await codeOf(call('settings.write', servers))).toBe('ok');
    expect(await call('session.open', {})).toMatchObject({
      value: { seatView: { state: { at: 'disconnected' } } },
    });
  });
});

describe('a seat with a list of people', () => {
  it('does nothing before somebody has signed in, and then what the role may', async () => {
    const pin = await added('0017', 'agent');
    expect(statSync(join(dataDir, 'people.json')).mode & 0o777).toBe(0o600);
    expect(await call('session.open', {})).toMatchObject({ value: { person: undefined, signIn: 'pin' } });
    expect(await codeOf(call('order.list', { query: '', limit: 1 }))).toBe('notSignedIn');
    expect(await codeOf(call('seat.set', { to: 'available' }))).toBe('notSignedIn');
    expect(await codeOf(call('session.signIn', { person: '0017', pin: 'wrong' }))).toBe('signInWrong');
    expect(await codeOf(call('session.signIn', { person: '0018', pin }))).toBe('signInWrong');
    expect(await call('session.signIn', { person: '0017', pin })).toEqual({
      ok: true,
      value: { id: '0017', name: '王敏', role: 'agent' },
    });
    expect(await codeOf(call('order.list', { query: '', limit: 1 }))).toBe('ok');
    expect(await codeOf(call('settings.write', { settings: { sipUser: 'x' } }))).toBe('notAllowed');
    expect(await codeOf(call('settings.write', { settings: { theme: 'dark' } }))).toBe('ok');
    await cli('role', '0017', 'lead');
    expect(await codeOf(call('settings.write', { settings: { sipUser: 'x' } }))).toBe('ok');
  });

  it('has nobody after a proper end', async () => {
    const pin = await added('0017', 'callTaker');
    await call('session.signIn', { person: '0017', pin });
    await services.close();
    await start();
    expect(await call('session.open', {})).toMatchObject({ value: { person: undefined } });
  });

  it('signs nobody out in a call, and takes nobody’s call away by a change of the list', async () => {
    const pin = await added('0017', 'agent');
    await call('session.signIn', { person: '0017', pin });
    await call('seat.set', { to: 'available' });
    await facts(RINGS, { type: 'legAnswered', leg });
    expect(await codeOf(call('session.signOut', {}))).toBe('inCall');
    expect(await codeOf(call('session.signIn', { person: '0017', pin }))).toBe('ok');
    await cli('remove', '0017');
    await cli('add', '0018', '--name', '李', '--role', 'lead');
    expect(await codeOf(call('intake.record', { call: 'c1' as CallId, event: { type: 'greeted' } }))).toBe(
      'ok',
    );
    now += 1000;
    await facts({ type: 'legEnded', leg, cause: 'hungUpThere' });
    await call('intake.record', {
      call: 'c1' as CallId,
      event: { type: 'nonCaseMarked', nonCase: 'silent' },
    });
    await call('intake.record', { call: 'c1' as CallId, event: { type: 'wrapUpDone' } });
    expect(await codeOf(call('seat.set', { to: 'available' }))).toBe('notSignedIn');
  });

  it('has the order of a call in the list of who wrote it, not of the seat', async () => {
    const [pin, other] = [await added('0017', 'agent'), await added('0018', 'agent')];
    const mine = async () => {
      const asked = { view: 'mine', query: '', filter: {}, order: 'newest', limit: 9 } as const;
      const found = await call('order.find', asked);
      return found.ok ? found.value.rows.length : found.error.code;
    };
    const step = (event: IntakeEvent) => call('intake.record', { call: 'c1' as CallId, event });
    await call('session.signIn', { person: '0017', pin });
    await call('seat.set', { to: 'available' });
    await facts(RINGS, { type: 'legAnswered', leg });
    await step({ type: 'fieldsWritten', fields: { narrative: '路灯不亮' } });
    await step({ type: 'keptHere' });
    now += 1000;
    await facts({ type: 'legEnded', leg, cause: 'hungUpThere' });
    expect(await codeOf(step({ type: 'submitted' }))).toBe('ok');
    await step({ type: 'wrapUpDone' });
    expect(await mine()).toBe(1);
    await call('session.signIn', { person: '0018', pin: other });
    expect(await mine()).toBe(0);
  });

  it('answers guesses more and more slowly', async () => {
    const pin = await added('0017', 'agent');
    const guess = (given: string) => codeOf(call('session.signIn', { person: '0017', pin: given }));
    for (let n = 0; n < 5; n += 1) expect(await guess('000')).toBe('signInWrong');
    expect(await guess(pin)).toBe('signInWait');
    now += 5_001;
    expect(await guess('000')).toBe('signInWrong');
    now += 5_001;
    expect(await guess(pin)).toBe('signInWait');
    now += 5_001;
    expect(await guess(pin)).toBe('ok');
  });

  it('slows down guesses that come all at once as well', async () => {
    const pin = await added('0017', 'agent');
    const guesses = ['1', '2', '3', '4', '5', '6', pin].map((given) =>
      codeOf(call('session.signIn', { person: '0017', pin: given })),
    );
    const wrong = Array.from({ length: 5 }, () => 'signInWrong');
    expect(await Promise.all(guesses)).toEqual([...wrong, 'signInWait', 'signInWait']);
  });

  it('lets nobody in by a list that cannot be read, and says so on the first frame', async () => {
    writeFileSync(join(dataDir, 'people.json'), '{"version":1,');
    expect(await codeOf(call('session.signIn', { person: '0017', pin: '1' }))).toBe('peopleBroken');
    expect(await call('session.open', {})).toMatchObject({
      value: {
        signIn: 'pin',
        problems: expect.arrayContaining([expect.objectContaining({ code: 'peopleBroken' })]),
      },
    });
  });
});

describe('cli people', () => {
  it('adds, lists, changes and removes, and refuses in a sentence', async () => {
    const first = await added('0017', 'agent');
    expect(await cli('list')).toMatchObject({ code: 0, out: '0017\tagent\t王敏\n' });
    expect(await cli('add', '0017', '--name', 'x', '--role', 'lead')).toMatchObject({ code: 1 });
    expect(await cli('add', '../1', '--name', 'x', '--role', 'lead')).toMatchObject({ code: 2 });
    expect(await cli('add', '2', '--name', 'x', '--role', 'boss')).toMatchObject({ code: 2 });
    expect(await cli('role', '9', 'lead')).toMatchObject({ code: 1, err: '9 is not on the list.\n' });
    const next = /PIN (\d{6})/.exec((await cli('pin', '0017')).out)?.[1] ?? '';
    expect(await codeOf(call('session.signIn', { person: '0017', pin: next }))).toBe('ok');
    expect(next === first).toBe(false);
    expect(await cli('remove', '0017')).toMatchObject({ code: 0 });
    expect(await cli('list')).toMatchObject({ code: 0, out: '' });
    expect(await cli('remove')).toMatchObject({ code: 2 });
  });
});
