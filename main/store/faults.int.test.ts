import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NewEvent } from '@shared/events/RecordedEvent';
import type { OrderId } from '@shared/kernel/ids';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore, type StoreCore } from './createCore';
import { openDatabase } from './openDatabase';
import { openStore } from './openStore';
import { PROJECTED_TABLES } from './projections/prepareProjections';
import { fields, offered, orderCreated } from './testing/sampleEvents';

describe('a store whose disk fails', () => {
  let folder: string;
  let file: string;
  let db: Database.Database;
  let core: StoreCore;

  const append = (...events: readonly NewEvent[]) => core.append(events, undefined, 1);
  const expectWhole = (count: number): void => {
    expect(core.readAfter(0, 100_000)).toHaveLength(count);
    expect(core.verifyChain()).toBeUndefined();
    const tables = () => PROJECTED_TABLES.map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    const incremental = tables();
    core.rebuildProjections();
    expect(tables()).toEqual(incremental);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linkseat-faults-'));
    file = join(folder, 'live.db');
    const opened = openDatabase(file, { busyTimeout: 50 });
    if (!opened.ok) throw new Error(opened.error.message);
    db = opened.value;
    core = createCore(db);
  });
  afterEach(() => {
    core.close();
    rmSync(folder, { recursive: true });
  });

  it('says the disk is full, keeps what was saved, and saves again when there is room', () => {
    append(offered());
    const pages = Number(db.pragma('page_count', { simple: true }));
    let saved = 1;
    let refused: NewEvent | undefined;
    // Room for a few pages more: the fault comes at another write of the transaction each time.
    for (let room = 0; room < 12; room++) {
      db.pragma(`max_page_count = ${pages + room}`);
      for (refused = undefined; refused === undefined; ) {
        const event = orderCreated(`o${saved}` as OrderId, '井'.repeat(700));
        const done = append(event, fields('call:c1', '盖'.repeat(500)));
        if (done.ok) saved += 2;
        else {
          expect(done.error.code).toBe('diskFull');
          refused = event;
        }
      }
      core.feedSearch();
      expect(core.readAfter(0, 1_000)).toHaveLength(saved);
    }
    db.pragma('max_page_count = 1000000');
    if (refused !== undefined) expect(append(refused).ok).toBe(true);
    expectWhole(saved + 1);
    expect(core.listOrders({ query: '井井', limit: 1_000 })).toHaveLength((saved - 1) / 2 + 1);
  });

  it('says that the file is read-only', () => {
    append(offered());
    db.pragma('query_only = ON');
    expect(append(fields('call:c1', '甲'))).toMatchObject({ ok: false, error: { code: 'readOnly' } });
    db.pragma('query_only = OFF');
    expect(append(fields('call:c1', '甲')).ok).toBe(true);
    expectWhole(2);
  });

  it('says that another program has the lock, and goes on when it is gone', () => {
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const event = offered();
    expect(append(event)).toMatchObject({ ok: false, error: { code: 'locked' } });
    other.exec('ROLLBACK');
    other.close();
    expect(append(event).ok).toBe(true);
    expectWhole(1);
  });

  it('keeps its order when the clock is set back', () => {
    const at = [5_000, 1_000, 0, 9_000];
    for (const time of at) expect(core.append([fields('call:c1', `${time}`)], undefined, time).ok).toBe(true);
    expect(core.readAfter(0, 9).map(({ recordedAt }) => recordedAt)).toEqual(at);
    expect(core.waiting('platform')).toEqual({ count: 4, since: 5_000 });
    expectWhole(4);
  });

  it('brings the same errors out of the worker as values', async () => {
    const opened = await openStore({ file, clock: () => 1, worker: true, busyTimeout: 50 });
    if (!opened.ok) throw new Error(opened.error.message);
    const { store } = opened.value;
    db.exec('BEGIN IMMEDIATE');
    expect(await store.append([offered()])).toMatchObject({ ok: false, error: { code: 'locked' } });
    db.exec('ROLLBACK');
    expect((await store.append([offered()])).ok).toBe(true);
    await store.close();
    expect(await store.append([offered()])).toMatchObject({ ok: false, error: { code: 'storeGone' } });
  });

  // RLIMIT_FSIZE is Linux; elsewhere the simulated faults above stand alone.
  it.runIf(process.platform === 'linux')(
    'takes writes that the system refuses, at many places of a save (Linux: prlimit)',
    () => {
      const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
      const args = [
        '--import',
        path('../../scripts/typescriptLoader.mjs'),
        path('testing/appendUnderLimit.ts'),
      ];
      const seen = JSON.parse(
        execFileSync(process.execPath, [...args, join(folder, 'limited.db')], { encoding: 'utf8' }),
      );
      expect(seen).toMatchObject({ codes: ['ioError'], whole: true, found: 40 });
      expect(seen.refused).toBeGreaterThan(5);
      expect(seen.refused).toBeLessThan(40);
    },
  );

  it('rolls a whole append back when a projection throws, and throws on', () => {
    db.exec('DROP TABLE attempts; DROP TABLE legs');
    expect(() => append(fields('call:c1', '甲'), offered())).toThrow(/legs/);
    expect(core.readAfter(0, 10)).toEqual([]);
  });

  it('refuses to have the log changed, and finds what was changed behind its back', () => {
    append(offered(), fields('call:c1', '甲'), fields('call:c1', '乙'));
    expect(() => db.exec("UPDATE events SET body = '{}' WHERE seq = 2")).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM events WHERE seq = 2')).toThrow(/append-only/);
    db.exec('DROP TRIGGER events_never_change; DROP TRIGGER events_never_go');
    db.exec('SAVEPOINT s; UPDATE events SET at = at + 1 WHERE seq = 2');
    expect(core.verifyChain()).toMatchObject({ seatNo: 2, reason: 'hash' });
    db.exec('ROLLBACK TO s; DELETE FROM events WHERE seq = 2');
    expect(core.verifyChain()).toMatchObject({ seatNo: 3, reason: 'gap' });
    db.exec('ROLLBACK TO s; RELEASE s');
    expect(core.verifyChain()).toBeUndefined();
  });
});
