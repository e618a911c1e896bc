// Runs in the host. The calls of the contract about orders, their lists, and missed calls.
import { ok } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { actOnMissed, listMissed, type MissedDeps } from '../missed/missedDesk';
import type { ActorHandlers, ServicesOptions } from '../ServicesPort';
import { exportOrders } from './exportOrders';
import { actOnOrder, createDraft, editOrder, type OrderDeskDeps } from './orderDesk';
import { printOrder } from './printOrder';
import { workerOf } from './workerOf';

type OrderCalls =
  | 'order.create'
  | 'order.act'
  | 'order.edit'
  | 'order.find'
  | 'order.counts'
  | 'order.export'
  | 'order.print'
  | 'missed.list'
  | 'missed.act';

export interface OrderHandlerDeps extends OrderDeskDeps, MissedDeps {
  readonly options: Pick<ServicesOptions, 'settings' | 'deskPdf'>;
}

export function orderHandlers(deps: OrderHandlerDeps): Pick<ActorHandlers, OrderCalls> {
  const { store, clock, options } = deps;
  return {
    'order.create': (who) => createDraft(deps, who),
    'order.act': (who, { order, action }) => actOnOrder(deps, who, order, action),
    'order.edit': (who, asked) => editOrder(deps, who, asked),
    'order.find': async (who, asked) =>
      ok(await store.findOrders({ ...asked, side: sideOf(who.seat), worker: workerOf(who), now: clock() })),
    'order.counts': async (who) =>
      ok(await store.countOrders({ side: sideOf(who.seat), worker: workerOf(who), now: clock() })),
    'order.export': (who, asked) =>
      exportOrders(deps, who, asked, options.settings(who.seat).read().language),
    'order.print': (who, asked) => printOrder(deps, who, asked),
    'missed.list': (who) => listMissed(deps, who),
    'missed.act': (who, { missed, action }) => actOnMissed(deps, who, missed, action),
  };
}
