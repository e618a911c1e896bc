// How long recordings stay: by the seat whose call it is, at the start and each day, and in the log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARGUMENTS } from '@shared/contract/callArguments';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import { auditStream, callStream } from '@shared/events/StreamId';
import type { CallId, RecordingId, SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { uuidV7Maker } from '@shared/kernel/uuidV7';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAuditLog } from '../audit/auditLog';
import { createSeatEvents } from '../seatEvents';
import { openStore } from '../store/openStore';
import type { Store } from '../store/Store';
import { offered, SEAT, TEST_KEY } from '../store/testing/sampleEvents';
import { startTestHost, type TestHost } from '../testing/startTestHost';
import { openRecordingShelf } from './recordingShelf';
import { createRecordingSweep, type RecordingSweep } from './recordingSweep';

const DAY = 24 * 3_600_000;
const SHORT = '12345-002' as SeatId;
const DAYS: Readonly<Record<string, number>> = { [SEAT]: 180, [SHORT]: 30 };

let dir: string;
let now: number;
let store: Store;
let sweep: RecordingSweep;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  dir = mkdtempSync(join(tmpdir(), 'linkseat-sweep-'));
  now = 0;
  const clock = () => now;
  const opened = await openStore({ file: join(dir, 'log.db'), clock, key: TEST_KEY, worker: false });
  if (!opened.ok) throw new Error(opened.error.message);
  ({ store } = opened.value);
  const newEvent = createSeatEvents({
    clock,
    ids: uuidV7Maker(clock, (n) => crypto.getRandomValues(new Uint8Array(n))),
  });
  const settings = (seat: SeatId) => ({
    read: () => ({ ...DEFAULT_SETTINGS, recordingDays: DAYS[seat] ?? 1 }),
    write: () => ok(DEFAULT_SETTINGS),
  });
  const audit = createAuditLog({ store, newEvent });
  sweep = createRecordingSweep({ store, shelf: shelf(), clock, newEvent, audit, log: () => {}, settings });
});
afterEach(async () => {
  await sweep.close();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
  vi.useRealTimers();
});

const shelf = () => openRecordingShelf(dir, TEST_KEY);
const kept = () =>
  shelf()
    .list()
    .map((recording) => shelf().about(recording)?.call)
    .sort();
const bodies = async (stream: Parameters<Store['readStream']>[0]) =>
  (await store.readStream(stream)).map(({ body }) => body);

async function recorded(seat: SeatId, name: string): Promise<CallId> {
  const call = name as CallId;
  await store.append([{ ...offered(call), seat }]);
  shelf().begin({ recording: `rec-${name}` as RecordingId, call, at: now });
  return call;
}

describe('the sweep of recordings', () => {
  it('deletes by the days of the seat whose call it is, and says so in the call and in the audit', async () => {
    const long = await recorded(SEAT, 'long');
    const short = await recorded(SHORT, 'short');
    now = 30 * DAY - 1;
    await sweep.run();
    expect(kept()).toEqual([long, short]);
    now = 30 * DAY;
    await sweep.run();
    expect(kept()).toEqual([long]);
    expect(await bodies(callStream(short))).toContainEqual({
      type: 'recordingDeleted',
      recording: 'rec-short',
      days: 30,
    });
    expect(await bodies(auditStream(SHORT))).toEqual([
      { type: 'audited', action: 'recording.deleted', object: 'rec-short', done: true },
    ]);
    expect(await bodies(callStream(long))).toHaveLength(1);
  });

  it('runs each day by itself, and no more once it is closed', async () => {
    await recorded(SHORT, 'one');
    now = 31 * DAY;
    vi.advanceTimersByTime(DAY);
    await vi.waitFor(() => expect(kept()).toEqual([]));
    await sweep.close();
    now = 0;
    const two = await recorded(SHORT, 'two');
    now = 31 * DAY;
    vi.advanceTimersByTime(2 * DAY);
    await sweep.run();
    expect(kept()).toEqual([two]);
  });

  it('goes in slices, tells how far it is, and sees once more what was set meanwhile', async () => {
    for (let n = 0; n < 45; n += 1) await recorded(SHORT, `many-${n}`);
    now = 31 * DAY;
    const told: (readonly [boolean, number, number])[] = [];
    sweep.onChanged(() => {
      const { running, seen, deleted } = sweep.status();
      told.push([running, seen, deleted]);
    });
    let turns = 0;
    const turn = () => {
      turns += 1;
      if (sweep.status().running) setImmediate(turn);
    };
    const [first, second] = [sweep.run(), sweep.run()];
    await Promise.resolve();
    turn();
    await Promise.all([first, second]);
    expect(told).toEqual([
      [true, 0, 0],
      [true, 20, 20],
      [true, 40, 40],
      [false, 45, 45],
    ]);
    expect(sweep.status()).toEqual({ running: false, seen: 45, of: 45, deleted: 45, at: now });
    // Other work had its turn in between.
    expect(turns).toBeGreaterThan(2);
  });

  it('leaves what the log does not know: it belongs to the other log of the folder', async () => {
    const call = 'elsewhere' as CallId;
    shelf().begin({ recording: 'rec-elsewhere' as RecordingId, call, at: now });
    now = 400 * DAY;
    await sweep.run();
    expect(kept()).toEqual([call]);
  });

  it('keeps the file while its end cannot be recorded', async () => {
    const call = await recorded(SHORT, 'full');
    now = 31 * DAY;
    vi.spyOn(store, 'append').mockResolvedValueOnce({ ok: false, error: { code: 'diskFull', message: '' } });
    await sweep.run();
    expect(kept()).toEqual([call]);
    await sweep.run();
    expect(kept()).toEqual([]);
  });
});

describe('fewer days in the settings', () => {
  let host: TestHost;
  beforeEach(async () => {
    vi.useRealTimers();
    host = await startTestHost(['12345-001', '12345-002']);
  });
  afterEach(() => host.close());

  /** A lead's seat with a recording of three days ago. */
  const begin = async () => {
    const lead = host.seat('12345-001');
    await lead.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
    host.settings = { recordCalls: true };
    const call = await lead.ring('c1', '13800000001');
    const recording = 'rec-1' as RecordingId;
    await lead.answer('recording.begin', { recording, call }, 'phone');
    await lead.answer('recording.end', { recording, seconds: 1 }, 'phone');
    await lead.hangsUp(call);
    host.now += 3 * DAY;
    return lead;
  };
  /** Started anew, as every morning; whether the recording is still there when all that was due is done. */
  const isThereNextStart = async (): Promise<boolean> => {
    await host.restart();
    const lead = host.seat('12345-001');
    await vi.waitFor(async () => {
      const { recordings } = await lead.ask('records.read', {});
      expect(recordings).toMatchObject({ running: false, seen: recordings.of, at: host.now });
    });
    return (
      (await lead.ask('records.read', {})).recordings.of >
      (await lead.ask('records.read', {})).recordings.deleted
    );
  };

  it('are counted before, and hold a day later', async () => {
    const lead = await begin();
    expect(await lead.ask('records.wouldGo', { recordingDays: 4 })).toMatchObject({ recordings: 0 });
    expect(await lead.ask('records.wouldGo', { recordingDays: 2 })).toEqual({ recordings: 1, matters: 0 });
    const other = host.seat('12345-002');
    await other.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
    expect(await other.ask('records.wouldGo', { recordingDays: 2 })).toMatchObject({ recordings: 0 });
    await lead.ask('settings.write', { settings: { recordingDays: 2 } });
    expect(lead.told('settings.changed').at(-1)?.grace).toMatchObject({
      recordingDays: 180,
      until: host.now + DAY,
    });
    host.now += DAY - 1;
    expect(await isThereNextStart()).toBe(true);
    host.now += 1;
    expect(await isThereNextStart()).toBe(false);
  });

  it('are as if they had never been, once they are taken back', async () => {
    const lead = await begin();
    await lead.ask('settings.write', { settings: { recordingDays: 1 } });
    host.now += DAY - 1;
    await lead.ask('settings.write', { settings: { recordingDays: 180 } });
    host.now += 10 * DAY;
    expect(await isThereNextStart()).toBe(true);
  });

  it('are a lead’s to ask about and to set, and no page ends their grace', async () => {
    const seat = host.seat('12345-001');
    const code = async (name: 'records.wouldGo' | 'settings.write', arg: never) => {
      const said = await seat.answer(name, arg);
      return said.ok ? 'ok' : said.error.code;
    };
    expect(await code('records.wouldGo', { recordingDays: 1 } as never)).toBe('notAllowed');
    expect(await code('settings.write', { settings: { recordingDays: 1 } } as never)).toBe('notAllowed');
    const grace = { recordingDays: 1, eraseAfterYears: 1, until: 0 };
    expect(ARGUMENTS['settings.write'].safeParse({ settings: { grace } }).success).toBe(false);
  });
});
