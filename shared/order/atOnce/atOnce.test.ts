import { describe, expect, it } from 'vitest';
import type { CallId } from '../../kernel/ids';
import { calendar, rules, shanghai } from '../clock/clockFixtures';
import type { OrderCommand } from '../decideOrder';
import { orderFrom } from '../evolveOrder';
import type { OrderContent, OrderEvent } from '../OrderEvent';
import { CONTENT, given, NUMBER } from '../testing/given';
import { nextStep, openSteps, runningDutyCall } from './AtOnce';
import { clocksToStart, duePoints, orderDue } from './clocksToStart';

const T0 = shanghai('2026-09-30T17:30');
const CALL = 'duty-1' as CallId;
const data = { calendar, rules };
const at = (text: string): number => shanghai(`2026-${text}`);

const content = (change: Partial<OrderContent>): OrderContent => ({ ...CONTENT, ...change });
const created = (change: Partial<OrderContent> = { level: 2 }): OrderEvent => ({
  type: 'orderCreated',
  number: NUMBER,
  side: '12345',
  content: content(change),
  createdAt: T0,
});
const opened: OrderEvent = { type: 'atOnceOpened', level: 2, clause: '三（四）2', departments: [18, 12] };
const dialled = (to: 'government' | number, call = CALL): OrderEvent => ({
  type: 'dutyDialled',
  to,
  call,
  number: '02855509181',
  kind: 'roundTheClock',
});
const ended = (
  to: 'government' | number,
  result: 'answered' | 'busy' = 'answered',
  call = CALL,
): OrderEvent => ({
  type: 'dutyCallEnded',
  to,
  call,
  number: '02855509181',
  result,
  startedAt: T0 + 1_000,
  ...(result === 'answered' ? { answeredAt: T0 + 60_000 } : {}),
  endedAt: T0 + 90_000,
});
const told = (to: 'government' | number): OrderEvent => ({
  type: 'toldOtherwise',
  to,
  reason: '工作群',
  toldAt: T0 + 5_000,
});
const open: OrderCommand = { type: 'openAtOnce', level: 2, clause: '三（四）2', departments: [18, 12] };
const dial = (to: 'government' | number): OrderCommand => ({
  type: 'dialDuty',
  to,
  call: CALL,
  number: '02855509181',
  kind: 'roundTheClock',
});
const order = (...events: readonly OrderEvent[]) => {
  const folded = orderFrom(events);
  if (folded === undefined) throw new Error('no order');
  return folded;
};

describe('the checklist of level 1 and 2', () => {
  it('is opened once, and again where level or departments changed', () => {
    given(created()).when('12345', open).records(opened);
    given(created(), opened).when('12345', open).records();
    given(created(), opened)
      .when('12345', { ...open, level: 1, clause: '三（四）1' })
      .records({ ...opened, level: 1, clause: '三（四）1' });
    given(created(), opened)
      .when('12345', { ...open, departments: [18, 12, 6] })
      .records({ ...opened, departments: [18, 12, 6] });
  });

  it('has the government first, and keeps who was told when it is opened again', () => {
    const again: OrderEvent = { ...opened, level: 1, departments: [6, 18] };
    const { atOnce } = order(created(), opened, dialled(12), ended(12), told(18), again);
    expect(atOnce?.level).toBe(1);
    expect(atOnce?.steps.map(({ to, told: since }) => [to, since?.by])).toEqual([
      ['government', undefined],
      [6, undefined],
      [18, 'otherMeans'],
      [12, 'phone'],
    ]);
  });

  it('rings one duty phone at a time, and only those on it', () => {
    given(created(), opened).when('12345', dial(18)).records(dialled(18));
    given(created(), opened, dialled('government')).when('12345', dial(18)).refused('dutyCallRunning');
    given(created(), opened).when('12345', dial(3)).refused('notListed');
    given(created()).when('12345', dial(18)).refused('notListed');
    given(created(), opened).when('110', dial(18)).refused('notHolder');
  });

  it('keeps how a call ended, once; answered counts as told', () => {
    const end = {
      type: 'endDutyCall',
      call: CALL,
      result: 'busy',
      startedAt: T0 + 1_000,
      endedAt: T0 + 90_000,
    } as const;
    given(created(), opened, dialled(18)).when('12345', end).records(ended(18, 'busy'));
    given(created(), opened, dialled(18), ended(18, 'busy')).when('12345', end).records();
    given(created(), opened).when('12345', end).records();
    expect(openSteps(order(created(), opened, dialled(18), ended(18, 'busy')).atOnce)).toHaveLength(3);
    expect(order(created(), opened, dialled(18), ended(18)).atOnce?.steps[1]?.told).toEqual({
      at: T0 + 60_000,
      by: 'phone',
    });
  });

  it('takes a word instead of a call, and wants to know how', () => {
    const tell = { type: 'tellOtherwise', to: 18, reason: ' 工作群 ', at: T0 + 5_000 } as const;
    given(created(), opened).when('12345', tell).records(told(18));
    given(created(), opened, told(18)).when('12345', tell).records();
    given(created(), opened)
      .when('12345', { ...tell, reason: ' ' })
      .refused('reasonMissing');
  });

  it('goes on after the order was closed as a record of a matter that 110 has', () => {
    const closed: OrderEvent = { type: 'orderClosed', result: '已一键互转至110' };
    given(created(), opened, closed).when('12345', dial(18)).records(dialled(18));
  });

  it('rings next who was tried least, the government before the departments', () => {
    const next = (...more: readonly OrderEvent[]) => nextStep(order(created(), opened, ...more).atOnce)?.to;
    expect(next()).toBe('government');
    expect(next(dialled('government'), ended('government', 'busy'))).toBe(18);
    expect(next(told('government'), told(18), told(12))).toBeUndefined();
    expect(runningDutyCall(order(created(), opened, dialled(18)).atOnce)).toMatchObject({
      to: 18,
      call: CALL,
    });
  });
});

describe('the clocks of an order', () => {
  it('level 2: one for each department, once it was told; the government has none', () => {
    expect(clocksToStart(order(created(), opened, told('government')), data)).toEqual([]);
    expect(clocksToStart(order(created(), opened, dialled(18), ended(18)), data)).toEqual([
      {
        type: 'clockStarted',
        department: 18,
        level: 2,
        start: T0 + 60_000,
        firstResponse: T0 + 60_000 + 4 * 3_600_000,
        progress: at('10-11T00:00'),
        clause: '三（四）2',
        calendar: calendar.version,
        rules: rules.version,
      },
    ]);
  });

  it('starts with the order where the department was told before it', () => {
    const before: OrderEvent = { ...told(18), toldAt: T0 - 60_000 } as OrderEvent;
    expect(clocksToStart(order(created(), opened, before), data)[0]?.start).toBe(T0);
  });

  it('level 3: the order alone, by its kind', () => {
    const three = created({ level: 3, form: { ...CONTENT.form, kind: 'consultation' } });
    const [clock] = clocksToStart(order(three), data);
    expect(clock).toMatchObject({ level: 3, kind: 'consultation', start: T0, progress: at('10-11T00:00') });
    expect(clock?.department).toBeUndefined();
  });

  it('says what it cannot tell, and counts again once it can', () => {
    const three = created({ level: 3 });
    const [failed] = clocksToStart(order(three), data);
    expect(failed).toMatchObject({ failure: { code: 'kindMissing' } });
    if (failed === undefined) throw new Error('no clock');
    expect(clocksToStart(order(three, failed), data)).toEqual([]);
    const kind: OrderEvent = {
      type: 'orderEdited',
      content: content({ level: 3, form: { ...CONTENT.form, kind: 'help' } }),
    };
    expect(clocksToStart(order(three, failed, kind), data)).toMatchObject([{ kind: 'help' }]);
    const late: OrderEvent = { ...created(), createdAt: shanghai('2027-03-01T10:00') } as OrderEvent;
    const unknown = clocksToStart(order(late, opened, { ...told(18), toldAt: 0 } as OrderEvent), data);
    expect(unknown).toMatchObject([{ failure: { code: 'calendarUnknown', about: '2027' } }]);
    expect(unknown[0]?.firstResponse).toBe(shanghai('2027-03-01T14:00'));
  });

  it('a raised level counts anew from the same start', () => {
    const [two] = clocksToStart(order(created(), opened, told(18)), data);
    if (two === undefined) throw new Error('no clock');
    const raised: readonly OrderEvent[] = [
      created(),
      opened,
      told(18),
      two,
      { type: 'orderEdited', content: content({ level: 1 }) },
      { ...opened, level: 1, clause: '三（四）1' },
    ];
    expect(duePoints(order(...raised))).toEqual([]);
    const [one] = clocksToStart(order(...raised), data);
    expect(one).toMatchObject({ level: 1, start: T0 + 5_000, clause: '三（四）1' });
    if (one === undefined) throw new Error('no clock');
    expect(order(...raised, one).clocks).toHaveLength(1);
  });

  it('orders of 110, and those of the first version, have none', () => {
    expect(clocksToStart(order({ ...created({ level: 3 }), side: '110' } as OrderEvent), data)).toEqual([]);
    const old: OrderEvent = { type: 'orderCreated', number: NUMBER, side: '12345', content: CONTENT };
    expect(clocksToStart(order(old), data)).toEqual([]);
  });

  it('is due by the earliest answer that has not come, and by none once the order is closed', () => {
    const start = (department: number, first: number): OrderEvent => ({
      type: 'clockStarted',
      department,
      level: 2,
      start: T0,
      firstResponse: T0 + first,
      progress: T0 + 99,
      clause: '三（四）2',
      calendar: '1',
      rules: '1',
    });
    const both = [created(), opened, start(18, 20), start(12, 10)];
    expect(orderDue(order(...both))).toEqual({ dueAt: T0 + 10, dueFrom: T0, clockFailure: undefined });
    const answer = (department: number): OrderEvent => ({
      type: 'responseNoted',
      department,
      stage: 'firstResponse',
      notedAt: T0 + 5,
    });
    expect(orderDue(order(...both, answer(12))).dueAt).toBe(T0 + 20);
    expect(orderDue(order(...both, answer(12), answer(18))).dueAt).toBe(T0 + 99);
    expect(orderDue(order(...both, { type: 'orderClosed', result: 'x' })).dueAt).toBeUndefined();
    given(...both)
      .when('12345', { type: 'noteResponse', department: 12, stage: 'firstResponse', at: T0 + 5 })
      .records(answer(12));
    given(...both, answer(12))
      .when('12345', { type: 'noteResponse', department: 12, stage: 'firstResponse', at: T0 + 9 })
      .records();
    given(...both)
      .when('12345', { type: 'noteResponse', department: 3, stage: 'progress', at: T0 })
      .refused('noClock');
  });
});
