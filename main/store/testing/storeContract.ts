import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { AttemptId, CallId, HandoverId, LegId, OrderId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../openStore';
import type { Store } from '../Store';
import {
  CALL,
  content,
  fields,
  LEG,
  newEvent,
  ORDER,
  OTHER_SEAT,
  offered,
  orderCreated,
  SEAT,
} from './sampleEvents';

/** What every store must do, in whichever thread its core runs. */
export function storeContract(name: string, worker: boolean, key?: Uint8Array): void {
  describe(`store contract, ${name}`, () => {
    let folder: string;
    let now: number;
    let store: Store;

    const open = async (): Promise<Store> => {
      const opened = await openStore({ file: join(folder, 'live.db'), clock: () => now, key, worker });
      if (!opened.ok) throw new Error(opened.error.message);
      expect(opened.value.problems).toEqual([]);
      return opened.value.store;
    };
    const record = async (...args: Parameters<Store['append']>): Promise<readonly RecordedEvent[]> => {
      const result = await store.append(...args);
      if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
      return result.value;
    };

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'linkseat-store-'));
      now = 5_000;
      store = await open();
    });
    afterEach(async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    });

    it('numbers events by log, stream and seat, and reads them back as they were answered', async () => {
      const recorded = await record([offered(), fields('call:c1', '井盖'), fields('call:c2', '甲')]);
      const [elsewhere] = await record([fields('call:c3', '乙', { seat: OTHER_SEAT })]);
      expect(recorded.map((e) => [e.seq, e.version, e.seatNo, e.recordedAt])).toEqual([
        [1, 1, 1, 5_000],
        [2, 2, 2, 5_000],
        [3, 1, 3, 5_000],
      ]);
      expect(elsewhere).toMatchObject({ seq: 4, version: 1, seatNo: 1 });
      expect(await store.readStream('call:c1')).toEqual(recorded.slice(0, 2));
      expect(await store.readStream('call:c1', 1)).toEqual(recorded.slice(1, 2));
      expect(await store.readAfter(1, 2)).toEqual(recorded.slice(1));
      expect(await store.readSeat(SEAT, 2, 3)).toEqual(recorded.slice(1));
      expect(await store.seatHead(SEAT)).toEqual({ seatNo: 3, hash: recorded[2]?.hash });
      expect(await store.verifyChain()).toBeUndefined();
    });

    it('refuses a stale version and writes nothing of it', async () => {
      await record([offered()], { stream: 'call:c1', version: 0 });
      const stale = await store.append([fields('call:c9', 'x'), fields('call:c1', 'y')], {
        stream: 'call:c1',
        version: 0,
      });
      expect(stale).toMatchObject({ ok: false, error: { code: 'conflict', actual: 1 } });
      expect(await store.readAfter(0, 10)).toHaveLength(1);
      await record([fields('call:c1', 'y')], { stream: 'call:c1', version: 1 });
    });

    it('records an id once, also when a retry is stale by then', async () => {
      const event = offered();
      const first = await record([event], { stream: 'call:c1', version: 0 });
      await record([fields('call:c1', '甲')]);
      expect(await record([event], { stream: 'call:c1', version: 0 })).toEqual(first);
      const mixed = await record([event, fields('call:c1', '乙')]);
      expect(mixed.map((e) => e.version)).toEqual([1, 3]);
      const twice = fields('call:c1', '丙');
      expect((await record([twice, twice])).map((e) => e.version)).toEqual([4, 4]);
      expect(await store.readAfter(0, 10)).toHaveLength(4);
    });

    it('refuses an id that stands for something else', async () => {
      const event = fields('call:c1', '甲');
      await record([event]);
      const other = await store.append([fields('call:c1', '乙', { id: event.id })]);
      expect(other).toMatchObject({ ok: false, error: { code: 'idTaken' } });
    });

    it('tells what is new after the commit and before the answer, and survives a listener that leaves', async () => {
      const told: string[] = [];
      const off = store.onCommitted((events) => told.push(...events.map((e) => `told ${e.seq}`)));
      const event = offered();
      await record([event]).then(() => told.push('answered'));
      await record([event]).then(() => told.push('answered again'));
      off();
      await record([fields('call:c1', '甲')]);
      expect(told).toEqual(['told 1', 'answered', 'answered again']);
    });

    it('keeps everything over a restart', async () => {
      const before = await record([offered(), orderCreated(ORDER, '路灯不亮')]);
      await store.writeCursor('platform', 1);
      await store.close();
      store = await open();
      expect(await store.readAfter(0, 10)).toEqual(before);
      expect(await store.readCursor('platform')).toBe(1);
      expect((await store.listOrders({ query: '路灯', limit: 5 })).map((row) => row.order)).toEqual([ORDER]);
      expect((await record([fields('call:c1', '甲')]))[0]).toMatchObject({ seq: 3, version: 2, seatNo: 3 });
      expect(await store.verifyChain()).toBeUndefined();
    });

    it('counts what a cursor has not passed, without what came from the platform', async () => {
      expect(await store.waiting('platform')).toEqual({ count: 0 });
      await record([offered()]);
      now = 6_000;
      await record([fields('call:c1', '甲'), fields('call:c1', '乙', { origin: 'platform' })]);
      expect(await store.waiting('platform')).toEqual({ count: 2, since: 5_000 });
      await store.writeCursor('platform', 1);
      expect(await store.waiting('platform')).toEqual({ count: 1, since: 6_000 });
      await store.writeCursor('platform', 3);
      expect(await store.waiting('platform')).toEqual({ count: 0 });
    });

    it('keeps a call open until its last leg has ended and its wrap-up is done', async () => {
      const open = async () => (await store.openCalls(SEAT)).map((call) => call.call);
      await record([offered(), newEvent('call:c1', { type: 'legAnswered', leg: LEG })]);
      await record([offered('c2' as CallId, 'l2' as LegId)]);
      expect(await open()).toEqual(['c1', 'c2']);
      await record([newEvent('call:c2', { type: 'legEnded', leg: 'l2' as LegId, cause: 'cancelledThere' })]);
      await record([newEvent('call:c1', { type: 'legEnded', leg: LEG, cause: 'hungUpThere' })]);
      expect(await open()).toEqual(['c1']);
      await record([newEvent('call:c1', { type: 'wrapUpDone' })]);
      expect(await open()).toEqual([]);
      expect(await store.readCall(CALL)).toMatchObject({
        direction: 'in',
        number: '13800000001',
        dialled: '12345',
        lastCause: 'hungUpThere',
        lost: false,
      });
      expect((await store.listCalls(SEAT, 10)).map((call) => call.call)).toEqual(['c2', 'c1']);
    });

    it('ends a lost call and all its legs', async () => {
      await record([offered(), newEvent('call:c1', { type: 'callLost' })]);
      expect(await store.openCalls(SEAT)).toEqual([]);
      expect(await store.readCall(CALL)).toMatchObject({ lost: true, lastCause: 'lost' });
      // The caller is rung back in the same call: it is open while that leg is, and no longer.
      const leg = 'l2' as LegId;
      await record([
        newEvent('call:c1', { type: 'legDialled', leg, role: 'caller', party: { number: '13800000001' } }),
      ]);
      expect(await store.openCalls(SEAT)).toHaveLength(1);
      await record([newEvent('call:c1', { type: 'legEnded', leg, cause: 'noAnswer' })]);
      expect(await store.openCalls(SEAT)).toEqual([]);
    });

    it('keeps attempts and hand-over records by their ids', async () => {
      const attempt = 'a1' as AttemptId;
      const handover = 'h1' as HandoverId;
      const sent = { id: handover, narrative: '燃气泄漏', at: 1 } as HandoverRecord;
      await record([
        newEvent('call:c1', { type: 'handoverSent', record: sent }),
        newEvent('call:c1', {
          type: 'attemptStarted',
          attempt,
          step: 'transfer',
          target: '110',
          leg: LEG,
          handover,
        }),
        newEvent('call:c1', { type: 'attemptEnded', attempt, result: 'busy', status: 486 }),
      ]);
      expect(await store.handover(handover)).toEqual(sent);
      expect(await store.handover('h2' as HandoverId)).toBeUndefined();
      expect(await store.listAttempts(CALL)).toMatchObject([{ attempt, result: 'busy', status: 486 }]);
    });

    it('lists orders newest first, finds them by words, and masks what is personal', async () => {
      await record([orderCreated('o1' as OrderId, '燃气泄漏，联系 13912345678', '12345-0301-001-0001')]);
      await record([orderCreated('o2' as OrderId, '路灯不亮', '12345-0301-001-0002')]);
      const ids = async (query: string) =>
        (await store.listOrders({ query, limit: 9 })).map((row) => row.order);
      expect(await ids('')).toEqual(['o2', 'o1']);
      expect(await ids('燃气')).toEqual(['o1']);
      expect(await ids('灯')).toEqual(['o2']);
      expect(await ids('3912345')).toEqual(['o1']);
      expect(await ids('青羊 泄漏')).toEqual(['o1']);
      expect(await ids('" AND (')).toEqual([]);
      expect(await store.listOrders({ query: '燃气', limit: 9, side: '110' })).toEqual([]);
      await record([
        newEvent('order:o1', { type: 'orderEdited', content: content('水管爆裂', { level: 2 }) }, { at: 77 }),
      ]);
      expect(await store.listOrders({ query: '爆裂', limit: 9 })).toMatchObject([
        { state: 'open', changedAt: 77 },
      ]);
      await record([newEvent('order:o1', { type: 'orderDispatched', to: '110', reason: '危险' })]);
      expect(await ids('燃气')).toEqual([]);
      const [row] = await store.listOrders({ query: '爆裂', limit: 9, side: '12345' });
      expect(row).toMatchObject({ order: 'o1', level: 2, state: 'dispatched', callerNumber: '138****0001' });
      expect(await store.lastOrderNumber('12345-0301-001-')).toBe('12345-0301-001-0002');
      expect(await store.lastOrderNumber('110-')).toBeUndefined();
    });

    it('folds the projections again to what they were', async () => {
      await record([offered(), orderCreated(ORDER, '路灯不亮')]);
      const before = [await store.listOrders({ query: '路灯', limit: 9 }), await store.listCalls(SEAT, 9)];
      await store.rebuildProjections();
      expect([await store.listOrders({ query: '路灯', limit: 9 }), await store.listCalls(SEAT, 9)]).toEqual(
        before,
      );
    });
  });
}
