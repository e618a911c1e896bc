import { assertNever } from '../kernel/assertNever';
import { evolveAtOnce } from './atOnce/AtOnce';
import type { Order } from './Order';
import type { OrderEvent } from './OrderEvent';

/** The order after one event of its stream; undefined before it is created. Recorded events are never refused. */
export function evolveOrder(order: Order | undefined, event: OrderEvent): Order | undefined {
  if (event.type === 'orderCreated') return order ?? created(event);
  if (order === undefined) return undefined;
  switch (event.type) {
    case 'orderEdited':
      return { ...order, content: event.content };
    case 'precedentApplied':
      return { ...order, precedent: event.precedent };
    case 'orderDispatched':
      return {
        ...order,
        state: 'dispatched',
        sent: { to: event.to, reason: event.reason },
        returned: undefined,
      };
    case 'orderAccepted':
      return { ...order, state: 'accepted', holder: event.by };
    case 'orderReturned':
      return {
        ...order,
        state: 'returned',
        holder: order.side,
        returned: { by: event.by, reason: event.reason },
      };
    case 'orderClosed':
      return { ...order, state: 'closed', result: event.result, nonCase: event.nonCase };
    case 'atOnceOpened':
    case 'dutyDialled':
    case 'dutyCallEnded':
    case 'toldOtherwise':
    case 'clockStarted':
    case 'responseNoted':
      return evolveAtOnce(order, event);
    default:
      return assertNever(event);
  }
}

const created = ({
  number,
  side,
  call,
  content,
  createdAt,
}: Extract<OrderEvent, { type: 'orderCreated' }>): Order => ({
  number,
  side,
  call,
  content,
  state: 'open',
  holder: side,
  createdAt,
  clocks: [],
  responses: [],
});

/** The order of a whole stream. */
export const orderFrom = (events: readonly OrderEvent[]): Order | undefined =>
  events.reduce<Order | undefined>(evolveOrder, undefined);
