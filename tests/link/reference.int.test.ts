// Official data over the platform: signed, checked, kept; what is not is refused, and the good ones stay.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { createAccount } from '@nats-io/nkeys';
import { referenceSubject } from '@shared/contract/platform/subjects';
import type { SeatId } from '@shared/kernel/ids';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signReference } from '../../main/cli/platform/signReference';
import { createSentPrecedents } from '../../main/precedents/sentPrecedents';
import { checkGroup } from '../../main/reference/checkGroup';
import { loadReference } from '../../main/reference/loadReference';
import { keepReference } from '../../main/reference/platformCopy';
import { noServer, REGION, startServer, type TestServer } from './natsServer';
import { openSeat, type TestSeat, whenStatus } from './testSeat';

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
      load: (group, texts) => checkGroup(group, texts, { resourcesDir, dir }),
    },
    JSON.stringify(message),
  );
const newer = shipped.replace(/"version": "[^"]+"/, '"version": "2031-01-01"');
const versionInUse = () => {
  const loaded = loadReference({ resourcesDir, lastGoodDir: dir });
  return loaded.ok ? loaded.value.data.calendar.version : '';
};

describe('official data from the platform', () => {
  it('are kept when they are signed and sound, and are in use from the next start', () => {
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

  it('precedents count from the next look on, without a start, and are checked against the lists', () => {
    const lists = loadReference({ resourcesDir, lastGoodDir: dir });
    if (!lists.ok) throw new Error(lists.error.message);
    const inUse = createSentPrecedents(dir, lists.value.data.lists);
    const example = readFileSync(join(resourcesDir, 'precedents/example-tree-on-power-line.json'), 'utf8');
    const real = JSON.stringify({ ...JSON.parse(example), example: undefined });
    const sent = (version: number, text: string) =>
      keep(signReference(signer, { group: 'precedents', version, files: { 'tree.json': text } }));
    expect(inUse()).toEqual([]);
    expect(sent(1, real)).toMatchObject({ ok: true, value: { kept: true } });
    expect(inUse().map(({ id }) => id)).toEqual([JSON.parse(example).id]);
    expect(sent(2, real.replace(/12345-\d\d/, '12345-99'))).toMatchObject({
      ok: false,
      error: { code: 'referenceBroken' },
    });
    expect(inUse()).toHaveLength(1);
  });

  it('are refused where nobody was named who may sign', () => {
    expect(keep(signed(1), '')).toMatchObject({ ok: false, error: { code: 'referenceUnsigned' } });
  });
});

describe.skipIf(noServer !== '')('over a real server', () => {
  let server: TestServer;
  let seat: TestSeat;
  beforeAll(async () => {
    server = await startServer({ seats: [SEAT] });
  });
  afterAll(() => server?.stop());
  afterEach(() => seat?.close());

  it('come as they are published, the region’s own before those for all, and trouble is said', async () => {
    const nc = await server.admin();
    const js = jetstream(nc);
    const publish = (scope: string, message: unknown) =>
      js.publish(referenceSubject(scope, 'calendar'), JSON.stringify(message));
    await publish('all', signed(1));
    await publish('510700', signed(9, '{}'));
    const taken: string[] = [];
    seat = await openSeat({
      seats: [SEAT],
      settings: {
        platformServers: [server.url],
        platformCredentials: server.credentialsOf(SEAT),
        platformRegion: REGION,
        platformSigner: signer.getPublicKey(),
      },
      keepReference: (_, text) => {
        taken.push(text);
        return keep(JSON.parse(text));
      },
    });
    expect((await whenStatus(seat, ({ newReference = [] }) => newReference.length > 0)).newReference).toEqual(
      ['calendar'],
    );
    await publish(REGION, { ...signed(2), files: { 'cn.json': 'x' } });
    const { trouble } = await whenStatus(seat, (status) => status.trouble?.code === 'referenceUnsigned');
    expect(trouble?.message).toMatch(/没有有效签名/);
    expect(taken).toHaveLength(2);
    await nc.close();
  });
});
