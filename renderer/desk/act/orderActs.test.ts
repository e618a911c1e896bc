import type { OrderId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../ui/store/Store';
import type { DeskBridge } from '../state/connectDesk';
import { type DeskState, FIRST_STATE } from '../state/DeskState';
import { DeskAsks } from './DeskAsks';
import { openOrder, openStep } from './orderActs';

const [ONE, TWO] = ['o1', 'o2'] as OrderId[] as [OrderId, OrderId];

/** A desk with an order open, and a host that answers when the test says so. */
function desk() {
  const asked: string[] = [];
  let answer: (told: Result<null>) => void = () => {};
  const bridge: DeskBridge = {
    call: (name) => {
      asked.push(name);
      return new Promise((resolve) => {
        answer = resolve as never;
      });
    },
    listen: () => () => {},
    state: () => 'open',
    onState: () => () => {},
  };
  const store = createStore<DeskState>(FIRST_STATE);
  const asks = new DeskAsks(store, bridge, () => undefined);
  openOrder(asks, ONE);
  const screen = () => {
    const { order, orderStep, numbersShown } = store.get().screen;
    return { order, orderStep, numbersShown };
  };
  return { asks, asked, screen, answer: (told: Result<null>) => answer(told) };
}

describe('the form of an edit, which holds number and name in full', () => {
  it('opens when it is on record, not before', async () => {
    const { asks, asked, screen, answer } = desk();
    const opening = openStep(asks, 'edit');
    expect(asked).toEqual(['order.showNumbers']);
    expect(screen().orderStep).toBeUndefined();
    answer(ok(null));
    await opening;
    expect(screen()).toEqual({ order: ONE, orderStep: 'edit', numbersShown: true });
  });

  it('stays shut where the host refuses', async () => {
    const { asks, screen, answer } = desk();
    const opening = openStep(asks, 'edit');
    answer(fail({ code: 'notAllowed', message: '' }));
    await opening;
    expect(screen()).toEqual({ order: ONE, orderStep: undefined, numbersShown: false });
  });

  it('does not open over another order that is open by then', async () => {
    const { asks, screen, answer } = desk();
    const opening = openStep(asks, 'edit');
    openOrder(asks, TWO);
    answer(ok(null));
    await opening;
    expect(screen()).toEqual({ order: TWO, orderStep: undefined, numbersShown: false });
  });

  it('is shut when another order is opened beside it: that one was not asked for', async () => {
    const { asks, screen, answer } = desk();
    const opening = openStep(asks, 'edit');
    answer(ok(null));
    await opening;
    openOrder(asks, TWO);
    expect(screen()).toEqual({ order: TWO, orderStep: undefined, numbersShown: false });
  });

  it('asks nothing for a form that shows no number', async () => {
    const { asks, asked, screen } = desk();
    await openStep(asks, 'dispatch');
    expect(asked).toEqual([]);
    expect(screen().orderStep).toBe('dispatch');
  });
});
