// What lies on the disk: nothing of a caller's words, in no file, at no moment.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OrderId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from './migrations';
import { openStore } from './openStore';
import { fields, offered, orderCreated, TEST_KEY } from './testing/sampleEvents';

const WORDS = '三楼有人拿刀追人请快来';
const NUMBER = '13800000001';
const other = Buffer.alloc(32, 9);

describe('the records on the disk', () => {
  let folder: string;
  let file: string;
  const open = async (key: Uint8Array | undefined, worker = false) => {
    const opened = await openStore({ file, clock: () => 1, key, worker });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const filesWith = (...words: readonly string[]) =>
    readdirSync(folder).filter((name) => {
      const bytes = readFileSync(join(folder, name));
      return words.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));
    });
  const events = () => [
    offered(),
    fields('call:c1', WORDS),
    orderCreated('o1' as OrderId, WORDS, '12345-0001'),
  ];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linkseat-sealed-'));
    file = join(folder, 'live.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('hold nothing plain in database, WAL, shm and journal, while it runs and after', async () => {
    const { store } = await open(TEST_KEY, true);
    await store.append(events());
    expect(await store.listOrders({ query: '拿刀', limit: 5 })).toHaveLength(1);
    const names = readdirSync(folder).sort();
    expect(names).toEqual(['live.db', 'live.db-shm', 'live.db-wal', 'live.db.journal']);
    expect(filesWith(WORDS, NUMBER, 'legOffered', '拿刀', 'SQLite format')).toEqual([]);
    await store.close();
    expect(filesWith(WORDS, NUMBER, 'legOffered', 'SQLite format')).toEqual([]);
  });

  it('can be told from plain ones by this test', async () => {
    const { store } = await open(undefined);
    await store.append(events());
    expect(filesWith(WORDS)).not.toEqual([]);
    await store.close();
  });

  it.each([false, true])(
    'stay as they are under a wrong key, with a sentence (worker: %s)',
    async (worker) => {
      const { store } = await open(TEST_KEY);
      await store.append(events());
      await store.close();
      const before = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]);
      const refused = await openStore({ file, clock: () => 1, key: other, worker });
      expect(refused).toMatchObject({ ok: false, error: { code: 'wrongKey' } });
      rmSync(`${file}-shm`, { force: true });
      rmSync(`${file}-wal`, { force: true });
      expect(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')])).toEqual(
        before,
      );
      expect(await (await open(TEST_KEY)).store.readAfter(0, 9)).toHaveLength(3);
    },
  );

  it('of the time before encryption are converted once, and the plain ones are gone', async () => {
    const plain = await open(undefined);
    const recorded = await plain.store.append(events());
    await plain.store.writeCursor('platform', 2);
    await plain.store.close();
    const { store, problems } = await open(TEST_KEY, true);
    expect(problems).toEqual([]);
    expect(recorded).toEqual({ ok: true, value: await store.readAfter(0, 9) });
    expect(await store.readCursor('platform')).toBe(2);
    expect(await store.verifyChain()).toBeUndefined();
    await store.close();
    expect(filesWith(WORDS, NUMBER, 'SQLite format')).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['live.db', 'live.db.journal']);
  });

  it.each(MIGRATIONS.map((step) => step.version))('of old schema %i too', async (version) => {
    copyFileSync(fixture(version), file);
    const { store } = await open(TEST_KEY);
    expect(await store.readAfter(0, 9)).toHaveLength(5);
    expect(await store.listOrders({ query: '路灯', limit: 5 })).toHaveLength(1);
    await store.close();
    expect(filesWith('路灯')).toEqual([]);
  });

  it('lose nothing when the conversion was cut off at any of its steps', async () => {
    const plain = await open(undefined);
    await plain.store.append(events());
    await plain.store.close();
    const original = readFileSync(file);
    const cut: readonly (() => void)[] = [
      () => writeFileSync(`${file}.converting`, original.subarray(0, 5_000)),
      () => copyFileSync(file, `${file}.plain`),
      // After the swap, before the original was overwritten: from an earlier run.
      () => undefined,
    ];
    for (const step of cut) {
      rmSync(file);
      writeFileSync(file, original);
      step();
      const { store } = await open(TEST_KEY);
      expect(await store.readAfter(0, 9)).toHaveLength(3);
      await store.close();
      expect(existsSync(`${file}.plain`) || existsSync(`${file}.converting`)).toBe(false);
    }
    writeFileSync(`${file}.plain`, original);
    await (await open(TEST_KEY)).store.close();
    expect(filesWith(WORDS)).toEqual([]);
  });
});

const fixture = (version: number): string =>
  fileURLToPath(
    new URL(`../../tests/fixtures/schema/${String(version).padStart(4, '0')}.db`, import.meta.url),
  );
