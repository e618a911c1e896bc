// How long recordings stay: by the seat whose call it is, at the start and each day, and in the log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { startTestHost } from '../testing/startTestHost';
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

it('fewer days in the settings hold at once, and the desk is told what went', async () => {
  vi.useRealTimers();
  const host = await startTestHost(['12345-001']);
  try {
    const seat = host.seat('12345-001');
    await seat.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
    host.settings = { recordCalls: true };
    const call = await seat.ring('c1', '13800000001');
    const recording = 'rec-1' as RecordingId;
    await seat.answer('recording.begin', { recording, call }, 'phone');
    await seat.answer('recording.end', { recording, seconds: 1 }, 'phone');
    host.now += 3 * DAY;
    host.settings = { recordCalls: true, recordingDays: 2 };
    await seat.ask('settings.write', { settings: { recordingDays: 2 } });
    await vi.waitFor(() =>
      expect(seat.told('records.changed').at(-1)?.recordings).toMatchObject({ running: false, deleted: 1 }),
    );
    expect((await seat.answer('recording.play', { call, recording })).ok).toBe(false);
  } finally {
    await host.close();
  }
});
