import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LAID_OUT, layOutWal } from './layOutWal';
import { openCore } from './openCore';
import { openDatabase } from './openDatabase';
import { fields, TEST_KEY } from './testing/sampleEvents';

describe('the WAL at its full length', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linkseat-wal-'));
    file = join(folder, 'live.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (at = file) => {
    const opened = openCore({ file: at, key: TEST_KEY, now: 1, busyTimeout: 1 });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value.core;
  };
  const length = (): number => statSync(`${file}-wal`).size;
  const save = (core: ReturnType<typeof open>, n: number): void => {
    const done = core.append([{ ...fields('call:c1', `第 ${n} 次`), id: `e${n}` as EventId }], undefined, n);
    if (!done.ok) throw new Error(done.error.code);
  };
  /** Database and WAL as a power cut leaves them, opened elsewhere; the journal would put back what they lack. */
  const afterCut = (): readonly string[] => {
    const elsewhere = join(mkdtempSync(join(folder, 'cut-')), 'live.db');
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, elsewhere + suffix);
    const core = open(elsewhere);
    const ids = core.readAfter(0, 1_000).map(({ id }) => id);
    expect(core.verifyChain()).toBeUndefined();
    core.close();
    return ids;
  };

  it('is laid out in a lull, and no save makes it longer', () => {
    const core = open();
    save(core, 0);
    expect(length()).toBeLessThan(LAID_OUT);
    core.checkpoint();
    expect(length()).toBe(LAID_OUT);
    for (let n = 1; n <= 200; n++) save(core, n);
    expect(length()).toBe(LAID_OUT);
    core.close();
  });

  it('has every save before and after it, wherever the power is cut', () => {
    const core = open();
    const saved: string[] = [];
    for (let n = 0; n < 12; n++) {
      save(core, n);
      saved.push(`e${n}`);
      // With frames that are not copied yet, and with all of them copied.
      if (n === 4) layOutOnly();
      if (n === 8) core.checkpoint();
      expect(afterCut()).toEqual(saved);
    }
    core.close();
  });

  it('is long again after it was cut off for a shorter journal', () => {
    const core = open();
    save(core, 0);
    core.checkpoint();
    core.renewJournal();
    expect(length()).toBe(0);
    save(core, 1);
    core.checkpoint();
    expect(length()).toBe(LAID_OUT);
    expect(afterCut()).toEqual(['e0', 'e1']);
    core.close();
  });

  it('stays as it is while another program writes, and no save is refused for it', () => {
    const core = open();
    save(core, 0);
    const other = openDatabase(file, { key: TEST_KEY });
    if (!other.ok) throw new Error(other.error.code);
    other.value.exec('BEGIN IMMEDIATE');
    const before = length();
    core.checkpoint();
    expect(length()).toBe(before);
    other.value.exec('COMMIT');
    other.value.close();
    save(core, 1);
    core.checkpoint();
    expect(length()).toBe(LAID_OUT);
    core.close();
  });

  function layOutOnly(): void {
    const db = openDatabase(file, { key: TEST_KEY });
    if (!db.ok) throw new Error(db.error.code);
    layOutWal(db.value);
    expect(length()).toBe(LAID_OUT);
    db.value.close();
  }
});
