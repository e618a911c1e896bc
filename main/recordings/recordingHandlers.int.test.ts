// A disk that is full when a recording ends: the end is recorded with the next save that succeeds, once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import { callStream } from '@shared/events/StreamId';
import type { RecordingId } from '@shared/kernel/ids';
import { fail, ok } from '@shared/kernel/result';
import { uuidV7Maker } from '@shared/kernel/uuidV7';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSeatEvents } from '../seatEvents';
import { openStore } from '../store/openStore';
import type { Store } from '../store/Store';
import { CALL, fields, offered, SEAT, TEST_KEY } from '../store/testing/sampleEvents';
import { recordingHandlers } from './recordingHandlers';
import { openRecordingShelf } from './recordingShelf';

const RECORDING = 'rec-1' as RecordingId;
const who = { seat: SEAT, person: undefined } as Parameters<
  ReturnType<typeof recordingHandlers>['recording.end']
>[0];

let dir: string;
let store: Store;
let full: boolean;
let handlers: ReturnType<typeof recordingHandlers>;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-recorded-'));
  full = false;
  const clock = () => 1_000;
  const opened = await openStore({ file: join(dir, 'log.db'), clock, key: TEST_KEY, worker: false });
  if (!opened.ok) throw new Error(opened.error.message);
  ({ store } = opened.value);
  handlers = recordingHandlers({
    store: {
      ...store,
      append: async (...args) =>
        full ? fail({ code: 'diskFull', message: '磁盘已满。' }) : store.append(...args),
    },
    shelf: openRecordingShelf(dir, TEST_KEY),
    clock,
    newEvent: createSeatEvents({
      clock,
      ids: uuidV7Maker(clock, (n) => crypto.getRandomValues(new Uint8Array(n))),
    }),
    settings: () => ({
      read: () => ({ ...DEFAULT_SETTINGS, recordCalls: true }),
      write: () => ok(DEFAULT_SETTINGS),
    }),
  });
  await store.append([offered()]);
  await handlers['recording.begin'](who, { recording: RECORDING, call: CALL });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const ends = async () =>
  (await store.readStream(callStream(CALL))).flatMap(({ body }) =>
    body.type === 'recordingEnded' ? [body] : [],
  );

it('an end that the disk has no room for is recorded as soon as something can be saved again, and once', async () => {
  full = true;
  await handlers['recording.end'](who, { recording: RECORDING, seconds: 7 });
  expect(await ends()).toEqual([]);
  full = false;
  await store.append([fields(callStream(CALL), '路灯')]);
  const ended = { type: 'recordingEnded', recording: RECORDING, seconds: 7, result: 'whole' };
  await vi.waitFor(async () => expect(await ends()).toEqual([ended]));
  await store.append([fields(callStream(CALL), '路灯坏了')]);
  expect(await ends()).toHaveLength(1);
});
