// Official data over the platform: signed, checked, kept; what is not is refused, and the good ones stay.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { createAccount } from '@nats-io/nkeys';
import type { ReferenceMessage } from '@shared/contract/platform/messages';
import { referenceSubject } from '@shared/contract/platform/subjects';
import type { SeatId } from '@shared/kernel/ids';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signReference } from '../../main/cli/platform/signReference';
import { checkGroup } from '../../main/reference/checkGroup';
import { loadReference } from '../../main/reference/loadReference';
import { keepReference } from '../../main/reference/platformCopy';
import { startTestHost, type TestHost } from '../../main/testing/startTestHost';
import { noServer, REGION, startServer, type TestServer } from './natsServer';

const SEAT = '12345-001' as SeatId;
const resourcesDir = join(import.meta.dirname, '../../resources');
const shipped = readFileSync(join(resourcesDir, 'calendar/cn.json'), 'utf8');
const signer = createAccount();
const signed = (version: number, text = shipped, key = signer) =>
  signReference(key, { group: 'calendar', version, files: { 'cn.json': text } });

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-reference-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const keep = (message: unknown, key = signer.getPublicKey()) =>
  keepReference(
    {
      dir,
      signer: key,
      load: (group, texts) => checkGroup(group, texts, inUse().lists),
    },
    JSON.stringify(message),
  );
const newer = shipped.replace(/"version": "[^"]+"/, '"version": "2031-01-01"');
const inUse = () => {
  const loaded = loadReference({ resourcesDir, lastGoodDir: dir });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value.data;
};
const versionInUse = () => inUse().calendar.version;

describe('official data from the platform', () => {
  it('are kept when they are signed and sound, and are in use', () => {
    expect(keep(signed(3, newer))).toEqual({ ok: true, value: { kept: true } });
    expect(keep(signed(3, newer))).toEqual({ ok: true, value: { kept: false } });
    expect(versionInUse()).toBe('2031-01-01');
  });

  it.each([
    ['signed by somebody else', () => signed(4, shipped, createAccount()), 'referenceUnsigned'],
    ['tampered with', () => ({ ...signed(4), files: { 'cn.json': `${shipped} ` } }), 'referenceUnsigned'],
    ['given another version number', () => ({ ...signed(4), version: 5 }), 'referenceUnsigned'],
    ['without a signature', () => ({ ...signed(4), signature: undefined }), 'messageUnreadable'],
    ['older than what is here', () => signed(2), 'referenceOlder'],
    ['broken, though signed', () => signed(4, '{"years": 7}'), 'referenceBroken'],
    ['of a newer format', () => ({ ...signed(4), v: 2 }), 'messageNewer'],
  ])('%s: refused, and the good ones stay', (_, make, code) => {
    keep(signed(3, newer));
    expect(keep(make())).toMatchObject({ ok: false, error: { code } });
    expect(versionInUse()).toBe('2031-01-01');
  });

  it('precedents are checked against the lists', () => {
    const example = readFileSync(join(resourcesDir, 'precedents/example-tree-on-power-line.json'), 'utf8');
    const real = JSON.stringify({ ...JSON.parse(example), example: undefined });
    const sent = (version: number, text: string) =>
      keep(signReference(signer, { group: 'precedents', version, files: { 'tree.json': text } }));
    expect(inUse().precedents).toEqual([]);
    expect(sent(1, real)).toMatchObject({ ok: true, value: { kept: true } });
    expect(inUse().precedents.map(({ id }) => id)).toEqual([JSON.parse(example).id]);
    expect(sent(2, real.replace(/12345-\d\d/, '12345-99'))).toMatchObject({
      ok: false,
      error: { code: 'referenceBroken' },
    });
    expect(inUse().precedents).toHaveLength(1);
  });

  it('are refused where nobody was named who may sign', () => {
    expect(keep(signed(1), '')).toMatchObject({ ok: false, error: { code: 'referenceUnsigned' } });
  });
});

describe.skipIf(noServer !== '')('over a real server', () => {
  let server: TestServer;
  let host: TestHost;
  beforeAll(async () => {
    server = await startServer({ seats: [SEAT] });
  });
  afterAll(() => server?.stop());
  afterEach(() => host?.close());

  it('count at once in the running program, the region’s own before those for all; trouble is said', async () => {
    const nc = await server.admin();
    const publish = (scope: string, message: ReferenceMessage) =>
      jetstream(nc).publish(referenceSubject(scope, message.group), JSON.stringify(message));
    host = await startTestHost([SEAT]);
    host.settings = {
      sipServer: 'wss://pbx.invalid/',
      platformServers: [server.url],
      platformCredentials: server.credentialsOf(SEAT),
      platformRegion: REGION,
      platformSigner: signer.getPublicKey(),
    };
    await publish('510700', signed(9, '{}'));
    await publish('all', signed(1));
    await host.restart();
    const seat = host.seat(SEAT);
    const news = () => seat.told('reference.changed').flat();
    await expect.poll(news, WAIT).toMatchObject([{ group: 'calendar', version: '2025-11-04#1' }]);

    // A call that began with the old list is written down by it; the next one by the new.
    const call = await seat.ring('one', '13800000001');
    await publish('all', signReference(signer, { group: 'lists', version: 4, files: LISTS }));
    await publish('all', signed(2, newer));
    await expect
      .poll(() => news().at(-1), WAIT)
      .toMatchObject({ group: 'calendar', version: '2031-01-01#2' });
    expect((await seat.ask('reference.read', {})).versions.lists).toBe('2022-2');
    await seat.step(call, { type: 'rowChosen', row: '12345-03' }, { type: 'submitted' });
    expect((await seat.order('one')).content.lists).toBe('2022-2');
    await seat.hangsUp(call);
    await seat.step(call, { type: 'wrapUpDone' });
    await expect.poll(() => news().at(-1), WAIT).toMatchObject({ group: 'lists', version: '2022-3#4' });
    const next = await seat.ring('two', '13800000002');
    await seat.step(next, { type: 'rowChosen', row: '12345-03' }, { type: 'submitted' });
    expect((await seat.order('two')).content.lists).toBe('2022-3#4');

    // An answer is found from the moment that it is there.
    const found = async (query: string) =>
      (await seat.ask('knowledge.find', { query, row: '', division: '' })).map(({ entry }) => entry.title);
    expect(await found('一键互转 企业')).toEqual(['一键互转']);
    const entry = { id: 'card', title: '社保卡补办', body: '带身份证到任一网点。', rows: [], divisions: [] };
    const book = { version: '2026-9', entries: [{ ...entry, source: { title: '市人社局' } }] };
    const files = { 'entries.json': JSON.stringify(book) };
    await publish('all', signReference(signer, { group: 'knowledge', version: 1, files }));
    await expect.poll(() => found('身份证 社保卡'), WAIT).toEqual(['社保卡补办']);
    expect(await found('一键互转')).toEqual([]);

    await publish(REGION, { ...signed(3), files: { 'cn.json': 'x' } });
    await expect
      .poll(() => seat.told('link.status').at(-1)?.refusedReference, WAIT)
      .toMatchObject({
        calendar: { code: 'referenceUnsigned', message: expect.stringMatching(/没有有效签名/) },
      });
    // Said until a sound version comes.
    await publish(REGION, signed(3, newer));
    await expect.poll(() => seat.told('link.status').at(-1)?.refusedReference, WAIT).toEqual({});
    await nc.close();
  });
});

const WAIT = { timeout: 10_000 };
const LISTS = Object.fromEntries(
  ['diversion.json', 'departments.json', 'overlaps.json', 'emergency.json'].map((file) => [
    file,
    readFileSync(join(resourcesDir, 'lists', file), 'utf8').replace(
      /"version": "[^"]*"/,
      '"version": "2022-3"',
    ),
  ]),
);
