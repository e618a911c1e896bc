import { otherSide } from '../kernel/side';
import { evolveAtOnce } from './atOnce/AtOnce';
import { evolveLife } from './life/evolveLife';
import type { Order } from './Order';
import type { OrderEvent } from './OrderEvent';

/** The order after one event of its stream; undefined before it is created. Recorded events are never refused. */
export function evolveOrder(order: Order | undefined, event: OrderEvent): Order | undefined {
  if (event.type === 'orderCreated') return order ?? created(event);
  if (order === undefined) return undefined;
  switch (event.type) {
    case 'orderEdited':
      return {
        ...order,
        content: event.content,
        matterWas: event.was,
        linkage: order.linkage || event.content.linkage,
        codes: { ...order.codes, division: event.content.form.division || order.codes.division },
      };
    case 'precedentApplied':
      return { ...order, precedent: event.precedent };
    case 'orderDispatched':
      return {
        ...order,
        state: 'dispatched',
        sent: { to: event.to, reason: event.reason, ...escalated(event) },
        returned: undefined,
        linkage: true,
      };
    case 'orderAccepted':
      // Whom the sender had it with is the sender's affair; here it begins.
      return { ...order, state: 'accepted', holder: event.by, assigned: undefined };
    case 'orderReturned':
      return {
        ...order,
        state: 'returned',
        // With two sides the sender is the other one, whoever wrote the order.
        holder: otherSide(event.by),
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
      return evolveLife(order, event);
  }
}

const created = ({
  number,
  side,
  call,
  content,
  createdAt,
  draft,
  organisation = '',
}: Extract<OrderEvent, { type: 'orderCreated' }>): Order => ({
  number,
  side,
  call,
  content,
  state: draft ? 'draft' : 'open',
  holder: side,
  createdAt,
  clocks: [],
  responses: [],
  callBacks: [],
  links: [],
  absorbed: [],
  linkage: content.linkage,
  codes: { organisation, division: content.form.division },
});

const escalated = ({ escalation }: Extract<OrderEvent, { type: 'orderDispatched' }>) =>
  escalation === undefined ? {} : { escalation };

/** The order of a whole stream. */
export const orderFrom = (events: readonly OrderEvent[]): Order | undefined =>
  events.reduce<Order | undefined>(evolveOrder, undefined);
