import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '../kernel/side';
import { decideOrder, type OrderCommand } from './decideOrder';
import { evolveOrder, orderFrom } from './evolveOrder';
import type { Order } from './Order';
import type { OrderEvent } from './OrderEvent';
import { CONTENT, given, NUMBER } from './testing/given';

const created: OrderEvent = { type: 'orderCreated', number: NUMBER, side: '12345', content: CONTENT };
const dispatched: OrderEvent = { type: 'orderDispatched', to: '110', reason: '事态难以控制' };
const accepted: OrderEvent = { type: 'orderAccepted', by: '110' };
const returned: OrderEvent = { type: 'orderReturned', by: '110', reason: '不属于警务' };
const closed: OrderEvent = { type: 'orderClosed', result: '已修复' };
const create: OrderCommand = { type: 'createOrder', number: NUMBER, content: CONTENT };
const dispatch: OrderCommand = { type: 'dispatchOrder', to: '110', reason: '事态难以控制' };
const edit: OrderCommand = { type: 'editOrder', content: { ...CONTENT, level: 2 } };
const precedent = {
  id: 'manhole',
  title: '无标识井盖缺失',
  decidedOn: '2026-03-02',
  clause: '三（三）2',
  main: 12,
};
const applied: OrderEvent = { type: 'precedentApplied', precedent };
const close: OrderCommand = { type: 'closeOrder', result: '已修复' };

describe('an order under a precedent', () => {
  const back: OrderCommand = { type: 'returnOrder', reason: '不属于警务' };

  it('may not be returned, and the sentence names the decision and its clause', () => {
    given(created, applied, dispatched).when('110', back).refused('boundByPrecedent');
    given(created, dispatched, accepted, applied).when('110', back).refused('boundByPrecedent');
    const decided = decideOrder(orderFrom([created, applied, dispatched]), back, { side: '110' });
    expect(decided.ok ? '' : decided.error.message).toMatch(/无标识井盖缺失.*不得退回（三（三）2）/);
  });

  it('is bound by a decision that came after it too', () => {
    const order = orderFrom([created, dispatched]);
    expect(decideOrder(order, back, { side: '110', precedent })).toMatchObject({ ok: false });
    given(created, dispatched).when('110', back).records(returned);
  });

  it('is bound once, and goes on otherwise', () => {
    given(created).when('12345', { type: 'applyPrecedent', precedent }).records(applied);
    given(created, applied).when('12345', { type: 'applyPrecedent', precedent }).records();
    given(created, applied, dispatched).when('110', { type: 'acceptOrder' }).records(accepted);
  });
});

describe('an order', () => {
  it('is created once; the same creation again is no fault', () => {
    given().when('12345', create).records(created);
    given(created).when('12345', create).records();
    given(created)
      .when('12345', { ...create, number: 'x' })
      .refused('orderExists');
    given().when('12345', edit).refused('orderUnknown');
  });

  it('is edited by the side that has it', () => {
    given(created)
      .when('12345', edit)
      .records({ type: 'orderEdited', content: { ...CONTENT, level: 2 } });
    given(created).when('110', edit).refused('notHolder');
    given(created, dispatched)
      .when('12345', edit)
      .records({ type: 'orderEdited', content: { ...CONTENT, level: 2 } });
    given(created, dispatched, accepted).when('12345', edit).refused('notHolder');
    given(created, dispatched, accepted)
      .when('110', edit)
      .records({
        type: 'orderEdited',
        content: { ...CONTENT, level: 2 },
      });
  });

  it('goes to the other side with a reason, in both directions', () => {
    given(created).when('12345', dispatch).records(dispatched);
    given(created)
      .when('12345', { ...dispatch, reason: ' ' })
      .refused('reasonMissing');
    given(created)
      .when('12345', { ...dispatch, to: '12345' })
      .refused('sameSide');
    given(created)
      .when('110', { ...dispatch, to: '12345' })
      .refused('notHolder');
    given(created, dispatched).when('12345', dispatch).records();
    given(created, dispatched, accepted)
      .when('110', { ...dispatch, to: '12345', reason: '涉及其他部门' })
      .records({ type: 'orderDispatched', to: '12345', reason: '涉及其他部门' });
  });

  it('is accepted or returned by the side it was sent to', () => {
    given(created, dispatched).when('110', { type: 'acceptOrder' }).records(accepted);
    given(created, dispatched).when('12345', { type: 'acceptOrder' }).refused('notSentHere');
    given(created, dispatched, accepted).when('110', { type: 'acceptOrder' }).records();
    given(created).when('110', { type: 'acceptOrder' }).refused('notSentHere');
    given(created, dispatched).when('110', { type: 'returnOrder', reason: '不属于警务' }).records(returned);
    given(created, dispatched, accepted)
      .when('110', { type: 'returnOrder', reason: '' })
      .refused('reasonMissing');
    given(created, dispatched).when('12345', { type: 'returnOrder', reason: 'x' }).refused('notSentHere');
    given(created, dispatched, returned).when('110', { type: 'acceptOrder' }).refused('notSentHere');
  });

  it('is closed by the side that has it, with a result, and then stays as it is', () => {
    given(created).when('12345', close).records(closed);
    given(created)
      .when('12345', { ...close, result: '' })
      .refused('resultMissing');
    given(created, dispatched).when('12345', close).refused('waitsForAnswer');
    given(created, dispatched, accepted).when('12345', close).refused('notHolder');
    given(created, closed).when('12345', close).records();
    given(created, closed).when('12345', edit).refused('orderClosed');
    given(created, closed).when('12345', dispatch).refused('orderClosed');
  });

  it('is no non-case while somebody is in danger', () => {
    given({ ...created, content: { ...CONTENT, dangerNow: true } })
      .when('12345', { ...close, nonCase: 'prank' })
      .refused('dangerNow');
  });
});

const sides = fc.constantFrom<Side>('12345', '110');
const commands: fc.Arbitrary<OrderCommand> = fc.oneof(
  fc.constantFrom<OrderCommand>(
    create,
    edit,
    close,
    { type: 'acceptOrder' },
    { type: 'returnOrder', reason: 'x' },
  ),
  sides.map((to): OrderCommand => ({ type: 'dispatchOrder', to, reason: 'x' })),
);

describe('whatever is asked of an order', () => {
  const lives = fc.array(fc.tuple(sides, commands), { maxLength: 30 });

  const live = (asked: readonly (readonly [Side, OrderCommand])[]): OrderEvent[] => {
    const events: OrderEvent[] = [];
    for (const [side, command] of asked) {
      const decided = decideOrder(orderFrom(events), command, { side });
      if (decided.ok) events.push(...decided.value);
    }
    return events;
  };

  it('somebody holds it, and it was never on the way to its own sender', () => {
    fc.assert(
      fc.property(lives, (asked) => {
        let order: Order | undefined;
        for (const event of live(asked)) {
          const before: Order | undefined = order;
          order = evolveOrder(order, event);
          if (event.type === 'orderDispatched') expect(event.to).not.toBe(before?.holder);
          if (event.type === 'orderAccepted') expect(order?.holder).toBe(before?.sent?.to);
          if (before?.state === 'closed') expect.unreachable();
        }
      }),
    );
  });

  it('asking the same again changes nothing more, except a content written again', () => {
    fc.assert(
      fc.property(lives, sides, commands, (asked, side, command) => {
        const order = orderFrom(live(asked));
        const once = decideOrder(order, command, { side });
        if (!once.ok) return;
        const after = once.value.reduce<Order | undefined>(evolveOrder, order);
        const twice = decideOrder(after, command, { side });
        const state = twice.ok ? twice.value.reduce<Order | undefined>(evolveOrder, after) : after;
        expect(state).toEqual(after);
      }),
    );
  });
});
