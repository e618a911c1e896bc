import { assertNever } from '../../kernel/assertNever';
import type { Order } from '../Order';
import type { LifeEvent } from './LifeEvent';

/** The order after one event of its life. Total: what was recorded is folded. */
export function evolveLife(order: Order, event: LifeEvent): Order {
  switch (event.type) {
    case 'draftSubmitted':
      return { ...order, state: 'open' };
    case 'draftDiscarded':
      return { ...order, state: 'discarded' };
    case 'orderAssigned':
      return {
        ...order,
        state: 'assigned',
        assigned: { departments: event.departments, reason: event.reason },
      };
    case 'resultRecorded':
      return { ...order, state: 'answered', result: event.text, callBacks: [] };
    case 'citizenCalledBack': {
      const { type: _, ...call } = event;
      return { ...order, callBacks: [...order.callBacks, call] };
    }
    case 'orderSupervised':
      return { ...order, supervision: { reason: event.reason, at: event.at, until: event.until } };
    case 'supervisionLifted':
      return { ...order, supervision: undefined };
    case 'orderReopened':
      return reopened(order, event.at);
    case 'orderLinked': {
      const { type: _, ...link } = event;
      return { ...order, links: [...order.links.filter(({ to }) => to !== link.to), link] };
    }
    case 'orderUnlinked':
      return { ...order, links: order.links.filter(({ to }) => to !== event.to) };
    case 'orderMerged':
      return { ...order, state: 'merged', mergedInto: { order: event.into, number: event.number } };
    case 'orderUnmerged':
      return { ...order, state: 'open', mergedInto: undefined };
    case 'orderAbsorbed': {
      const others = order.absorbed.filter((one) => one.order !== event.order);
      return { ...order, absorbed: [...others, { order: event.order, number: event.number }] };
    }
    case 'orderReleased':
      return { ...order, absorbed: order.absorbed.filter((one) => one.order !== event.order) };
    case 'linkageMarked':
      return { ...order, linkage: event.marked };
    case 'codesAssigned':
      return { ...order, codes: { organisation: event.organisation, division: event.division } };
    default:
      return assertNever(event);
  }
}

/** It begins again: new clocks from now on, and nothing of the first time counts as its answer. */
const reopened = (order: Order, at: number): Order => ({
  ...order,
  state: 'open',
  result: undefined,
  nonCase: undefined,
  assigned: undefined,
  callBacks: [],
  supervision: undefined,
  clocks: [],
  responses: [],
  reopenedAt: at,
});
