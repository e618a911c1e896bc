// What people did, in the chain, over the real services; and what is left of callers outside of the encrypted files.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallFact } from '@shared/call/CallFact';
import type { CallName, Calls } from '@shared/contract/calls';
import { DEFAULT_SETTINGS, type Settings } from '@shared/contract/Settings';
import type { CallId, EventId, LegId, OrderId, SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../cli/runCli';
import { holdDataFolder } from '../dataFolder';
import { isPlain } from '../keys/unlock';
import { createFileLog } from '../log/fileLog';
import type { Services } from '../ServicesPort';
import { openStore } from '../store/openStore';
import { RESOURCES, testServices } from '../testing/testServices';

const SEAT = '12345-001' as SeatId;
const NUMBER = '13800000001';
const WORDS = '三楼有人拿刀追人';

let dataDir: string;
let services: Services;
let settings: Settings;
let now = 1_790_000_000_000;

async function start(): Promise<void> {
  const shelf = {
    read: () => settings,
    write: (change: Partial<Settings>) => {
      settings = { ...settings, ...change };
      return ok(settings);
    },
  };
  services = await testServices({
    dataDir,
    seats: [SEAT],
    clock: () => now,
    log: createFileLog({ dir: join(dataDir, 'log'), clock: () => now }),
    settings: () => shelf,
  });
}
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'linkseat-audit-'));
  settings = { ...DEFAULT_SETTINGS };
  now += 1_000;
  await start();
});
afterEach(async () => {
  await services.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const ask = <K extends CallName>(name: K, arg: Calls[K]['arg']) =>
  services.handlers[name]({ seat: SEAT, page: 'desk' }, arg);

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCli([...args, '--practice', '--data-dir', dataDir], {
    resourcesDir: RESOURCES,
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { code, ...said };
}
/** What the log says of who did what; the host must be closed. */
async function audited(): Promise<readonly Record<string, unknown>[]> {
  const out = join(dataDir, `out-${now++}.jsonl`);
  expect(await cli('log', 'export', '--out', out)).toMatchObject({ code: 0 });
  return readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).body)
    .filter(({ type }) => type === 'audited');
}
let made = 0;
const facts = (...list: CallFact[]) =>
  ask('phone.facts', {
    facts: list.map((fact) => ({ id: `f${made++}` as EventId, at: now, call: 'c1' as CallId, fact })),
  });
const RINGS: CallFact = {
  type: 'legOffered',
  leg: 'l1' as LegId,
  role: 'caller',
  party: { number: NUMBER },
  dialled: '12345',
};
const talk = async () => {
  await facts(RINGS, { type: 'legAnswered', leg: 'l1' as LegId });
  await ask('intake.record', {
    call: 'c1' as CallId,
    event: { type: 'fieldsWritten', fields: { narrative: WORDS } },
  });
};

describe('what people do', () => {
  it('is in the log with its outcome: numbers shown, orders opened, settings changed, copies made', async () => {
    const order = 'o1' as OrderId;
    await ask('order.read', { order });
    await ask('order.showNumbers', { order });
    await ask('order.print', { order, as: 'paper', full: true });
    await ask('settings.write', { settings: { areaCode: '0816' } });
    await ask('records.backup', {});
    await ask('records.restore', { backup: 'no-such-copy.db' });
    await services.close();
    const lines = await audited();
    const line = (action: string) => lines.find((one) => one.action === action);
    expect(line('order.showNumbers')).toEqual({
      type: 'audited',
      action: 'order.showNumbers',
      person: 'unnamed-agent',
      object: 'o1',
      done: true,
    });
    expect(line('order.print')).toMatchObject({ object: 'o1 paper full', code: 'orderUnknown' });
    expect(line('order.read')).toMatchObject({ object: 'o1', done: true });
    // Not an agent's to do: refused, and the try is on record.
    expect(line('settings.write')).toMatchObject({ object: 'areaCode', done: false, code: 'notAllowed' });
    expect(line('records.restore')).toMatchObject({ done: false, code: 'notAllowed' });
    expect(line('records.backup')).toMatchObject({ done: true });
    expect(line('log.export')).toMatchObject({ done: true });
    await start();
  });

  it('names a changed role of the list of people', async () => {
    await ask('session.open', {});
    await runCli(['people', 'add', '1001', '--name', '王敏', '--role', 'agent', '--data-dir', dataDir], {
      resourcesDir: RESOURCES,
      out: () => {},
      err: () => {},
    });
    await ask('session.open', {});
    await services.close();
    const lines = await audited();
    expect(lines.find(({ action }) => action === 'people.changed')).toMatchObject({ object: '1001 agent' });
    expect(JSON.stringify(lines)).not.toContain('王敏');
    await start();
  });

  it('leaves no log plain, not even the one that is not in use', async () => {
    await services.close();
    const file = join(dataDir, 'live.db');
    const plain = await openStore({ file, clock: () => now, worker: false });
    if (!plain.ok) throw new Error(plain.error.message);
    await plain.value.store.close();
    expect(isPlain(file)).toBe(true);
    await start();
    expect(isPlain(file)).toBe(false);
  });

  it('leaves nothing of callers in names of files, in the technical log, or in any plain file', async () => {
    await talk();
    await ask('records.backup', {});
    await services.close();
    const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
    expect(names.join('\n')).not.toMatch(new RegExp(`${NUMBER}|${WORDS}`));
    for (const name of names.filter((one) => statSync(join(dataDir, one)).isFile())) {
      const bytes = readFileSync(join(dataDir, name));
      expect(bytes.includes(NUMBER) || bytes.includes(WORDS), name).toBe(false);
    }
    await start();
  });
});

describe('the command line', () => {
  it('copies, proves, restores and salvages', async () => {
    await talk();
    const to = join(dataDir, 'copies');
    expect(await cli('backup', '--to', to)).toMatchObject({ code: 0, err: '' });
    const copy = readdirSync(to).find((name) => name.endsWith('.db')) ?? '';
    expect(readdirSync(to)).toContain('keeper.json');
    await ask('order.read', { order: 'o1' as OrderId });
    await services.close();
    const checkpoints = join(dataDir, 'checkpoints', `${SEAT}.checkpoints.jsonl`);
    expect(await cli('log', 'verify', '--checkpoints', checkpoints)).toMatchObject({ code: 0 });
    const keys = await cli('log', 'keys');
    expect(keys.out).toMatch(/^12345-001=[\w+/]{43}=\n$/);
    const pinned = ['--public-key', keys.out.trim()];
    expect(await cli('log', 'verify', '--checkpoints', checkpoints, ...pinned)).toMatchObject({ code: 0 });
    const other = ['--public-key', `${SEAT}=${Buffer.alloc(32).toString('base64')}`];
    expect(await cli('log', 'verify', '--checkpoints', checkpoints, ...other)).toMatchObject({ code: 1 });

    expect(await cli('restore', join(to, copy))).toMatchObject({ code: 0 });
    expect(await cli('log', 'verify', '--checkpoints', checkpoints)).toMatchObject({ code: 0 });
    expect(await cli('salvage', join(to, copy))).toMatchObject({ code: 0 });

    // The whole file of an earlier day in the place of today's, and the journal with it.
    for (const name of readdirSync(dataDir)) if (/^practice\.db/.test(name)) rmSync(join(dataDir, name));
    const older = await cli('restore', join(to, copy));
    expect(older).toMatchObject({ code: 0 });
    const rolled = await cli('log', 'verify', '--checkpoints', checkpoints);
    expect(rolled.code).toBe(1);
    expect(rolled.err).toMatch(/Cut off or rolled back/);
    await start();
  });

  it('says in a sentence what is wrong, and exits by it', async () => {
    await services.close();
    expect(await cli('log', 'export', '--out', join(dataDir, 'x.jsonl'))).toMatchObject({ code: 0 });
    expect(await cli('log', 'export', '--out', join(dataDir, 'x.jsonl'))).toMatchObject({ code: 1 });
    expect(await cli('log')).toMatchObject({ code: 2 });
    expect(await cli('backup')).toMatchObject({ code: 2 });
    expect(await cli('restore')).toMatchObject({ code: 2 });
    expect(await cli('restore', join(dataDir, 'nowhere.db'))).toMatchObject({ code: 1 });
    expect(await cli('salvage', join(dataDir, 'nowhere.db'))).toMatchObject({ code: 1 });
    const none = await runCli(['backup', '--to', dataDir, '--data-dir', dataDir], {
      resourcesDir: RESOURCES,
      out: () => {},
      err: (text) => expect(text).toMatch(/There is no log/),
    });
    expect(none).toBe(1);
    const lock = holdDataFolder(dataDir);
    if (!lock.ok) throw new Error(lock.error.message);
    expect(await cli('log', 'export', '--out', join(dataDir, 'y.jsonl'))).toMatchObject({ code: 1 });
    lock.value.release();
    expect(await cli('key', 'status')).toMatchObject({
      code: 0,
      out: expect.stringContaining('in the folder of the data'),
    });
    await start();
  });
});
