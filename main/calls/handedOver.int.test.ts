// A call that a partner seat was handed, in its list of calls: whose it is, how it came, and who is called back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { RECORD } from '@shared/intake/intakeFixtures';
import type { CallId, HandoverId, LegId, SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MissedDeps } from '../missed/missedDesk';
import { openStore } from '../store/openStore';
import type { Store } from '../store/Store';
import { newEvent, OTHER_SEAT } from '../store/testing/sampleEvents';
import { dialNumber, recentCalls } from './recentCalls';

const CALL = 'handed' as CallId;
const LEG = 'l1' as LegId;
const CITIZEN = '13800000001';
let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linkseat-handed-'));
  const opened = await openStore({ file: join(folder, 'live.db'), clock: () => 20, worker: false });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value.store;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const happens = async (...bodies: readonly RecordedEvent['body'][]) => {
  for (const body of bodies) await store.append([newEvent(`call:${CALL}`, body, { seat: OTHER_SEAT })]);
};
const offered = (handover?: string): RecordedEvent['body'] => ({
  type: 'legOffered',
  leg: LEG,
  role: 'caller',
  party: { number: '12345-001' },
  dialled: '110',
  handover: handover as HandoverId,
});
const replaced = (number: string): RecordedEvent['body'] => ({
  type: 'legReplaced',
  leg: LEG,
  party: { number },
});
const record: RecordedEvent['body'] = {
  type: 'handoverReceived',
  record: { ...RECORD, callerNumber: CITIZEN },
};
const line = async () =>
  (await recentCalls(store, OTHER_SEAT as SeatId, 5)).map(({ number, via }) => [number, via]);

describe('a call that was handed over', () => {
  it('is its sender’s as long as nobody knows more', async () => {
    await happens(offered('h1'));
    expect(await line()).toEqual([['12345-001', undefined]]);
  });

  it.each([
    ['by the record, before he is at the far end himself', [offered('h1'), record]],
    ['by the record that comes late', [offered('h1'), replaced('8001'), record]],
    ['by the record, whatever number the far end then shows', [offered('h1'), record, replaced('anonymous')]],
    ['by the number at the far end where no record comes', [offered('h1'), replaced(CITIZEN)]],
  ])('is the citizen’s %s', async (_, bodies) => {
    await happens(...bodies);
    expect(await line()).toEqual([['138****0001', '12345-001']]);
  });

  it('of a citizen who hides his number stays with who sent it', async () => {
    await happens(offered('h1'), { ...record, record: { ...RECORD, callerNumber: '' } }, replaced(''));
    expect(await line()).toEqual([['12345-001', undefined]]);
  });

  it('calls the citizen back, not the seat', async () => {
    await happens(offered('h1'), record, { type: 'legAnswered', leg: LEG });
    await happens({ type: 'legEnded', leg: LEG, cause: 'hungUpThere' }, { type: 'wrapUpDone' });
    const told: unknown[] = [];
    const deps = {
      store,
      phoneReady: () => ok(null),
      tellPhone: (_: SeatId, command: unknown) => told.push(command),
    } as unknown as MissedDeps;
    const who = { seat: OTHER_SEAT, person: undefined };
    expect(await dialNumber(deps, who, { call: 'new' as CallId, again: CALL })).toEqual(ok(null));
    expect(told).toEqual([{ type: 'dial', call: 'new', number: CITIZEN }]);
  });
});
