import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../openStore';
import { SEAT } from '../testing/sampleEvents';
import { MIGRATIONS } from './index';

const fixture = (version: number): string =>
  fileURLToPath(
    new URL(`../../../tests/fixtures/schema/${String(version).padStart(4, '0')}.db`, import.meta.url),
  );
const schemaOf = (db: Database.Database): unknown =>
  db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();

describe('migrations', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linkseat-schema-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are numbered 1, 2, 3 …', () => {
    expect(MIGRATIONS.map((step) => step.version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it.each(MIGRATIONS.map((step) => step.version))('released schema %i was not edited since', (version) => {
    const fresh = new Database(':memory:');
    for (const step of MIGRATIONS.slice(0, version)) fresh.exec(step.sql);
    const released = new Database(fixture(version), { readonly: true });
    expect(schemaOf(fresh)).toEqual(schemaOf(released));
    fresh.close();
    released.close();
  });

  it.each(MIGRATIONS.map((step) => step.version))(
    'a database of schema %i opens and works',
    async (version) => {
      const file = join(folder, 'live.db');
      copyFileSync(fixture(version), file);
      const told: number[][] = [];
      const progress = (...of: readonly number[]) => told.push([...of]);
      const opened = await openStore({ file, clock: () => 20, worker: false, progress });
      if (!opened.ok) throw new Error(opened.error.message);
      const { store, problems } = opened.value;
      expect(problems).toEqual([]);
      // The five events of the fixture are folded again where a table is new since.
      const folded = MIGRATIONS.slice(version).some((step) => !step.indexesOnly);
      expect(told).toEqual(folded ? [[5, 5]] : []);
      expect(await store.verifyChain()).toBeUndefined();
      expect(await store.readAfter(0, 10)).toHaveLength(5);
      expect((await store.openCalls(SEAT)).map((call) => call.call)).toEqual(['c1']);
      expect(await store.listOrders({ query: '路灯', limit: 5 })).toMatchObject([{ state: 'dispatched' }]);
      expect(await store.waiting('platform')).toEqual({ count: 3, since: 10 });
      await store.close();
    },
  );
});
