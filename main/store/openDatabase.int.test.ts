import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID } from './migrate';
import { MIGRATIONS } from './migrations';
import { openDatabase } from './openDatabase';
import { type OpenedStore, openStore } from './openStore';
import { offered } from './testing/sampleEvents';

const NOON = Date.UTC(2026, 2, 1, 12);

describe('opening a database', () => {
  let folder: string;
  let file: string;
  const open = (worker = false) => openStore({ file, clock: () => NOON, worker });
  const opened = async (worker = false): Promise<OpenedStore> => {
    const result = await open(worker);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linkseat-open-'));
    file = join(folder, 'data', 'live.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.runIf(process.platform !== 'win32')(
    'gives rights to its owner alone (not on Windows, which has no mode bits)',
    async () => {
      const { store } = await opened();
      await store.append([offered()]);
      for (const name of ['live.db', 'live.db-wal', 'live.db-shm']) {
        expect(statSync(join(folder, 'data', name)).mode & 0o777, name).toBe(0o600);
      }
      await store.close();
    },
  );

  it('has WAL and FULL also when it is opened again', async () => {
    await (await opened()).store.close();
    const db = openDatabase(file);
    if (!db.ok) throw new Error(db.error.message);
    expect(db.value.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.value.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.value.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.value.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    db.value.close();
  });

  it.each([
    ['no database at all', () => Buffer.alloc(8_192, 'x')],
    ['a broken header', (whole: Buffer) => Buffer.concat([Buffer.alloc(16), whole.subarray(16)])],
    [
      'a broken first page',
      (whole: Buffer) =>
        Buffer.concat([whole.subarray(0, 100), Buffer.alloc(3_996, 0xff), whole.subarray(4_096)]),
    ],
  ])('sets %s aside under a dated name and begins a new one', async (_what, hurt) => {
    const before = await opened();
    await before.store.append([offered()]);
    await before.store.close();
    const damaged = hurt(readFileSync(file));
    writeFileSync(file, damaged);

    const after = await opened(true);
    expect(after.problems).toMatchObject([{ code: 'databaseDamaged' }]);
    expect((await after.store.append([offered()])).ok).toBe(true);
    await after.store.close();
    const aside = readdirSync(join(folder, 'data')).find((name) => name.endsWith('damaged-20260301T120000Z'));
    expect(readFileSync(join(folder, 'data', aside ?? '')).equals(damaged)).toBe(true);
    const again = await opened();
    expect(again.problems).toEqual([]);
    expect(await again.store.readAfter(0, 10)).toHaveLength(1);
    await again.store.close();
  });

  it.each([false, true])(
    'refuses the database of a newer program and leaves it as it is (worker: %s)',
    async (worker) => {
      await (await opened()).store.close();
      const db = new Database(file);
      db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
      db.close();
      const before = readFileSync(file);
      const refused = await open(worker);
      expect(refused).toMatchObject({ ok: false, error: { code: 'newerDatabase' } });
      expect(readFileSync(file).equals(before)).toBe(true);
    },
  );

  it('refuses somebody else’s database and leaves it as it is', async () => {
    await (await opened()).store.close();
    rmSync(file);
    const db = new Database(file);
    db.exec('CREATE TABLE theirs (x)');
    db.close();
    const before = readFileSync(file);
    expect(await open()).toMatchObject({ ok: false, error: { code: 'foreignDatabase' } });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('says it when the folder cannot be made', async () => {
    writeFileSync(join(folder, 'data'), 'a file stands where the folder should be');
    expect(await open()).toMatchObject({ ok: false, error: { code: 'cannotOpen' } });
  });
});
