import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderId, SeatId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doChore } from '../chores/doChore';
import { startChore } from '../chores/startChore';
import type { LiveCore } from '../liveCore';
import { openCore } from '../openCore';
import { fields, newEvent, ORDER, offered, orderCreated, SEAT, TEST_KEY } from '../testing/sampleEvents';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 2, 1, 12);

describe('a log with a hurt file', () => {
  let folder: string;
  let file: string;
  const open = () => {
    const opened = openCore({ file, key: TEST_KEY, now: NOON });
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };
  const append = (core: LiveCore, ...events: Parameters<LiveCore['append']>[0][]): void => {
    for (const group of events) {
      const done = core.append(group, undefined, NOON);
      if (!done.ok) throw new Error(done.error.code);
    }
  };
  /** A log of `count` events that was closed cleanly. */
  const filled = (count: number): void => {
    const { core } = open();
    append(core, [offered()], [orderCreated(ORDER, '路灯不亮')]);
    for (let i = 2; i < count; i++) append(core, [fields('call:c1', `第 ${i} 次 ${'字'.repeat(200)}`)]);
    core.close();
  };
  const hurt = (name: string, at: number, bytes = 64): void => {
    const whole = readFileSync(name);
    whole.fill(0xa5, at, at + bytes);
    writeFileSync(name, whole);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linkseat-mend-'));
    file = join(folder, 'live.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has all its unsent events again when the database cannot be opened', () => {
    filled(60);
    hurt(file, 0, 4_096);
    const { core, problems } = open();
    expect(problems).toMatchObject([{ code: 'databaseDamaged' }]);
    expect(core.readAfter(0, 100)).toHaveLength(60);
    expect(core.verifyChain()).toBeUndefined();
    expect(core.listOrders({ query: '路灯', limit: 5 })).toHaveLength(1);
    append(core, [fields('call:c1', '续')]);
    expect(core.seatHead(SEAT).seatNo).toBe(61);
    core.close();
    expect(readdirSync(folder).some((name) => name.includes('.damaged-20260301T120000Z'))).toBe(true);
  });

  it('has all of them when the database is gone', () => {
    filled(20);
    rmSync(file);
    const { core } = open();
    expect(core.readAfter(0, 100)).toHaveLength(20);
    core.close();
  });

  it('is whole without its journal, and has a new one', () => {
    filled(20);
    const { size } = statSync(`${file}.journal`);
    rmSync(`${file}.journal`);
    open().core.close();
    expect(statSync(`${file}.journal`).size).toBeGreaterThan(size / 2);
    hurt(`${file}.journal`, 100);
    open().core.close();
    rmSync(file);
    const { core } = open();
    expect(core.readAfter(0, 100)).toHaveLength(20);
    core.close();
  });

  it('has what a lost WAL held, though SQLite itself sees nothing wrong', () => {
    filled(10);
    const { core } = open();
    for (let i = 0; i < 10; i++) append(core, [fields('call:c1', `在WAL里 ${i}`)]);
    // As after a kill: files copied while they are open.
    const crashed = join(folder, 'crashed.db');
    for (const suffix of ['', '-wal', '.journal']) copyFileSync(file + suffix, crashed + suffix);
    core.close();
    truncateSync(`${crashed}-wal`, 0);
    file = crashed;
    const again = open();
    expect(again.core.readAfter(0, 100)).toHaveLength(20);
    expect(again.core.verifyChain()).toBeUndefined();
    again.core.close();
  });

  it('gives up only the pages that are hurt, and takes what was sent from a copy', () => {
    filled(400);
    const backup = join(folder, 'linkseat-live-20260301T120000Z.db');
    expect(doChore({ file, key: TEST_KEY }, { chore: 'backup', target: backup })).toMatchObject({
      ok: true,
      value: { events: 400 },
    });
    const sent = open();
    sent.core.writeCursor('platform', 390);
    append(sent.core, [fields('call:c1', '备份以后')]);
    sent.core.close();
    // The journal of a seat whose events were sent: only the last ten and one are in it.
    rmSync(`${file}.journal`);
    open().core.close();
    hurt(file, Math.floor(statSync(file).size / 8_192) * 4_096);
    const { core } = open();
    const mended = core.mend(NOON + 1);
    expect(mended).toMatchObject({ ok: true });
    const left = core.readAfter(0, 1_000).length;
    expect(left).toBeGreaterThan(300);
    expect(core.readAfter(390, 100)).toHaveLength(11);
    expect(core.mend(NOON + 2, backup)).toMatchObject({ ok: true });
    expect(core.readAfter(0, 1_000)).toHaveLength(401);
    expect(core.readCursor('platform')).toBe(390);
    expect(core.verifyChain()).toBeUndefined();
    core.close();
  });

  it('is mended in the middle of the work when a broken page is met, and what was asked is answered', () => {
    filled(400);
    const sent = open();
    sent.core.writeCursor('platform', 395);
    sent.core.close();
    // Of what was sent the journal has nothing more, so the opening does not come to the broken page.
    rmSync(`${file}.journal`);
    open().core.close();
    hurt(file, Math.floor(statSync(file).size / 8_192) * 4_096);
    const { core, problems } = open();
    expect(problems).toEqual([]);
    const told: number[] = [];
    core.onMended = ({ events }) => told.push(events);
    const read = core.readAfter(0, 1_000);
    expect(told).toEqual([read.length]);
    expect(read.length).toBeGreaterThan(300);
    expect(read.slice(-5).map(({ seq }) => seq)).toEqual([396, 397, 398, 399, 400]);
    core.close();
  });

  it('is found by the check beside the work', async () => {
    filled(300);
    const on = { file, key: TEST_KEY };
    expect(await startChore(on, { chore: 'check', thorough: true })).toEqual({
      ok: true,
      value: { chore: 'check', sound: true, journalSound: true },
    });
    hurt(`${file}.journal`, 5_000);
    expect(await startChore(on, { chore: 'check', thorough: true })).toMatchObject({
      value: { sound: true, journalSound: false },
    });
    hurt(file, 5 * 4_096 + 100);
    expect(await startChore(on, { chore: 'check', thorough: false })).toMatchObject({
      value: { sound: false },
    });
  });

  it('leaves no half-written copy where the folder refuses', () => {
    filled(5);
    const target = join(folder, 'nowhere', 'linkseat-live-20260301T120000Z.db');
    expect(doChore({ file, key: TEST_KEY }, { chore: 'backup', target })).toMatchObject({
      ok: false,
      error: { code: 'ioError' },
    });
    expect(existsSync(target)).toBe(false);
  });

  it('erases by rule what ended long ago, and the chain still proves all of it', () => {
    const { core } = open();
    const old = NOON - 400 * DAY;
    const words = '三楼漏水 13912345678';
    const record = (at: number, ...events: Parameters<LiveCore['append']>[0]) =>
      core.append(events, undefined, at);
    record(old, offered(), fields('call:c1', words), orderCreated(ORDER, words));
    record(
      old,
      newEvent('order:o1', { type: 'orderClosed', disposal: 'answered', reason: '已答复' } as never),
    );
    record(old, orderCreated('o2' as OrderId, words, 'N-2'));
    record(NOON, fields('call:c9', words));
    const wish = {
      before: NOON - 300 * DAY,
      sentOnly: false,
      id: 'erase-1' as never,
      seat: SEAT as SeatId,
      at: NOON,
    };
    expect(core.erase({ ...wish, sentOnly: true }, NOON)).toBe(0);
    const closed = core.listOrders({ query: '漏水', limit: 9 }).find((row) => row.order === ORDER)?.state;
    expect(closed).toBe('closed');
    expect(core.erase(wish, NOON)).toBeGreaterThan(0);
    expect(core.verifyChain()).toBeUndefined();
    expect(core.listOrders({ query: '漏水', limit: 9 }).map((row) => row.order)).toEqual(['o2']);
    const bodies = core
      .readAfter(0, 100)
      .map(({ stream, body }) => [stream, JSON.stringify(body).includes('13912345678')]);
    expect(bodies.filter(([stream]) => stream === 'order:o1').some(([, has]) => has)).toBe(false);
    expect(bodies.filter(([stream]) => stream === 'order:o2').some(([, has]) => has)).toBe(true);
    expect(core.erase({ ...wish, id: 'erase-2' as never }, NOON)).toBe(0);
    core.close();
    const again = open();
    expect(again.core.verifyChain()).toBeUndefined();
    expect(again.core.readAfter(0, 100).at(-1)?.body).toMatchObject({ type: 'logErased' });
    again.core.close();
  });

  it('never erases what is younger than seven days', () => {
    const { core } = open();
    core.append([offered()], undefined, NOON - 6 * DAY);
    const wish = { before: NOON, sentOnly: false, id: 'erase-1' as never, seat: SEAT, at: NOON };
    expect(core.erase(wish, NOON)).toBe(0);
    core.close();
  });
});
