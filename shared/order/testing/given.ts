import { expect } from 'vitest';
import { EMPTY_FORM } from '../../intake/IntakeForm';
import type { Side } from '../../kernel/side';
import { decideOrder, type OrderActor, type OrderCommand } from '../decideOrder';
import { orderFrom } from '../evolveOrder';
import type { OrderContent, OrderEvent } from '../OrderEvent';

export const CONTENT: OrderContent = {
  form: EMPTY_FORM,
  callerNumber: '13800000001',
  row: '12345-01',
  item: '',
  owner: 'ours',
  clause: '附件3（一）1',
  level: 3,
  dangerNow: false,
  danger: [],
  attempts: [],
  linkage: false,
};

export const NUMBER = '12345-20260930-001-0001';

/** Reads like the rule: given these events, when a side asks this, then these events, or refused with this code. */
export const given = (...events: readonly OrderEvent[]) => ({
  when: (side: Side, command: OrderCommand, who: Omit<OrderActor, 'side'> = {}) => {
    const decided = decideOrder(orderFrom(events), command, { side, ...who });
    return {
      /** Then exactly these are recorded. */
      records: (...expected: readonly OrderEvent[]): void =>
        expect(decided).toEqual({ ok: true, value: expected }),
      refused: (code: string): void => expect(decided).toMatchObject({ ok: false, error: { code } }),
    };
  },
});
