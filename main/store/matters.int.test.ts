// What the desk asks of earlier calls, over a real file: filled as events come, and from an older log at its opening.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { NewEvent } from '@shared/events/RecordedEvent';
import type { CallId, HandoverId, IncidentId, LegId, OrderId } from '@shared/kernel/ids';
import type { Precedent } from '@shared/precedent/Precedent';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './openStore';
import type { Store } from './Store';
import { fields, newEvent, offered, orderCreated } from './testing/sampleEvents';

let folder: string;
let store: Store;
const open = async () => {
  const opened = await openStore({ file: join(folder, 'live.db'), clock: () => 1, worker: false });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value.store;
};
const record = async (...events: readonly NewEvent[]) => {
  const done = await store.append(events);
  if (!done.ok) throw new Error(done.error.message);
};
const call = (id: string) => id as CallId;
const rang = (id: string, number: string, at: number): NewEvent =>
  newEvent(
    `call:${id}`,
    {
      type: 'legOffered',
      leg: `leg-${id}` as LegId,
      role: 'caller',
      party: { number },
      dialled: '12345',
    },
    { at },
  );
const CALLER = ['13800000001'];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linkseat-matters-'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('matters', () => {
  it('of a log that an older program wrote are filled when it is opened', async () => {
    const old = fileURLToPath(new URL('../../tests/fixtures/schema/0001.db', import.meta.url));
    copyFileSync(old, join(folder, 'live.db'));
    await open();
    expect(await store.matter(call('c1'))).toMatchObject({ caller: CALLER[0], excerpt: '路灯不亮', row: '' });
    expect(await store.callerOrders(CALLER, 5)).toMatchObject([{ state: 'dispatched' }]);
  });

  it('know a caller by the number however it was written, and not by a hidden one', async () => {
    await open();
    await record(
      rang('c1', '+86 138-0000-0001', 10),
      rang('c2', '013800000001', 20),
      rang('c3', '', 25),
      rang('c4', 'anonymous', 26),
      rang('c5', '13800000001', 30),
      newEvent('call:c2', { type: 'nonCaseMarked', nonCase: 'prank' }),
    );
    expect(await store.callerCalls(CALLER, call('c5'))).toEqual({ count: 2, nonCases: 1, last: 20 });
    expect(await store.callerCalls(CALLER, call('nobody'))).toMatchObject({ count: 3, last: 30 });
    expect(await store.callerCalls([], call('c5'))).toEqual({ count: 0, nonCases: 0 });
    expect(await store.callerCalls([''], call('c5'))).toEqual({ count: 0, nonCases: 0 });
  });

  it('show open orders of a caller, and calls of his that prove harassment', async () => {
    await open();
    await record(
      offered(),
      newEvent('call:c1', { type: 'nonCaseMarked', nonCase: 'harassment' }),
      offered('c2' as CallId, 'l2' as LegId),
      orderCreated('o1' as OrderId, '井盖'),
    );
    expect((await store.callerOrders(CALLER, 5)).map(({ order }) => order)).toEqual(['o1']);
    expect(await store.callerEvidence(CALLER, 'harassment')).toMatchObject([{ call: 'c1' }]);
    await record(newEvent('order:o1', { type: 'orderClosed', result: '已补' }));
    expect(await store.callerOrders(CALLER, 5)).toEqual([]);
    // Saved after all: no proof of anything.
    await record(newEvent('call:c1', { type: 'submitted' }));
    expect(await store.callerEvidence(CALLER, 'harassment')).toEqual([]);
  });

  it('take what came with a hand-over, and keep the citizen’s number when the line changes', async () => {
    await open();
    const handed = {
      id: 'h1' as HandoverId,
      callerNumber: '13900000002',
      row: '12345-01',
      item: '',
      place: '东大街',
      division: '510104',
      narrative: '井盖没了，电话13900000002',
    } as HandoverRecord;
    await record(
      rang('c1', '12345-001', 10),
      newEvent('call:c1', { type: 'handoverReceived', record: handed }),
      newEvent('call:c1', { type: 'legReplaced', leg: 'leg-c1' as LegId, party: { number: '13700000003' } }),
      newEvent('call:c1', { type: 'rowChosen', row: '110-06' }),
    );
    expect(await store.matter(call('c1'))).toMatchObject({
      caller: '13900000002',
      row: '110-06',
      place: '东大街',
      excerpt: '井盖没了，电话139****0002',
    });
  });

  it('are found by row and time, without non-cases, and by the event that they were joined to', async () => {
    await open();
    const about = (id: string, row: string) => newEvent(`call:${id}`, { type: 'rowChosen', row });
    for (const [id, at] of [
      ['a', 10],
      ['b', 20],
      ['c', 30],
      ['d', 40],
    ] as const)
      await record(rang(id, `1380000000${at / 10}`, at), about(id, '12345-01'), fields(`call:${id}`, id));
    await record(newEvent('call:b', { type: 'nonCaseMarked', nonCase: 'silent' }));
    const near = async () => (await store.mattersNear('12345-01', 10, 30)).map((one) => one.call);
    expect(await near()).toEqual(['a', 'c']);
    const stream = 'incident:i1' as const;
    await record(
      newEvent(stream, {
        type: 'incidentOpened',
        row: '12345-01',
        item: '',
        division: '',
        place: '',
        calls: [call('a'), call('c')],
      }),
      newEvent(stream, { type: 'incidentJoined', call: call('d') }),
      newEvent(stream, { type: 'incidentLeft', call: call('a') }),
    );
    expect((await store.mattersOf('i1' as IncidentId)).map((one) => one.call)).toEqual(['c', 'd']);
    const before = await store.mattersOf('i1' as IncidentId);
    await store.rebuildProjections();
    expect(await store.mattersOf('i1' as IncidentId)).toEqual(before);
  });
});

describe('precedents from a seat', () => {
  it('are kept in their newest version until they are withdrawn', async () => {
    await open();
    const precedent = { id: 'p1', title: '一' } as Precedent;
    await record(
      newEvent('precedent:p1', { type: 'precedentRecorded', precedent }),
      newEvent('precedent:p1', { type: 'precedentRecorded', precedent: { ...precedent, title: '二' } }),
    );
    expect(await store.precedents()).toMatchObject([{ title: '二' }]);
    await record(newEvent('precedent:p1', { type: 'precedentWithdrawn', reason: '另行会商' }));
    expect(await store.precedents()).toEqual([]);
  });
});
