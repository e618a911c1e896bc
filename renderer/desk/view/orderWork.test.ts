import { orderFrom } from '@shared/order/evolveOrder';
import type { OrderEvent } from '@shared/order/OrderEvent';
import { CONTENT, NUMBER } from '@shared/order/testing/given';
import { describe, expect, it } from 'vitest';
import { actionOf, formOf } from './orderForms';
import { WORK_KINDS, workOf } from './orderWork';

const content = { ...CONTENT, form: { ...CONTENT.form, narrative: '路灯不亮' } };
const created: OrderEvent = { type: 'orderCreated', number: NUMBER, side: '12345', content };
const dispatched: OrderEvent = { type: 'orderDispatched', to: '110', reason: 'x' };
const precedent = { id: 'p', title: 'p', decidedOn: '2026-01-01', clause: '三（三）2', main: 1 };
const orderOf = (...events: OrderEvent[]) => {
  const order = orderFrom([created, ...events]);
  if (order === undefined) throw new Error('no order');
  return order;
};

describe('the steps that an order offers', () => {
  it('are those that the rules take', () => {
    expect(workOf(orderOf(), '12345', 'agent')).toEqual(
      expect.arrayContaining(['edit', 'dispatch', 'assign', 'result', 'close', 'merge', 'link']),
    );
    expect(workOf(orderOf(), '12345', 'agent')).not.toContain('accept');
    expect(workOf(orderOf(dispatched), '110', 'callTaker')).toEqual(
      expect.arrayContaining(['accept', 'return']),
    );
    expect(workOf(orderOf(dispatched), '12345', 'agent')).not.toContain('assign');
    expect(workOf(orderOf({ ...created, draft: true }), '12345', 'agent')).not.toContain('reopen');
  });

  it('hang on the role', () => {
    expect(workOf(orderOf(), '12345', 'agent')).not.toContain('supervise');
    expect(workOf(orderOf(), '12345', 'lead')).toContain('supervise');
    expect(workOf(orderOf(), '12345', 'trainer')).toEqual([]);
  });

  it('show a return that a precedent blocks, so that the reason is read', () => {
    const bound = orderOf({ type: 'precedentApplied', precedent }, dispatched);
    expect(workOf(bound, '110', 'callTaker')).toContain('return');
  });
});

describe('the form of a step', () => {
  it('makes an action of what was written, for every step that is one', () => {
    const order = orderOf();
    const values = { reason: 'r', text: 't', number: 'n', note: 'n', departments: '12,13', hours: '2' };
    for (const kind of WORK_KINDS) {
      if (kind === 'edit' || kind === 'matter' || kind === 'return') continue;
      expect(formOf(kind, order, '12345').length).toBeGreaterThanOrEqual(0);
      expect(actionOf(kind, values, order, 0).type).toBe(kind);
    }
    expect(actionOf('assign', values, order, 0)).toMatchObject({ departments: [12, 13] });
    expect(actionOf('supervise', values, order, 1000)).toMatchObject({ until: 1000 + 7_200_000 });
    expect(actionOf('callBack', { ...values, outcome: 'satisfied' }, order, 0)).toMatchObject({
      reached: true,
      satisfaction: 'satisfied',
    });
    expect(actionOf('callBack', { ...values, outcome: 'notReached' }, order, 0)).toMatchObject({
      reached: false,
    });
  });
});
