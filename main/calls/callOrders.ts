// Runs in the host. The orders of one call, and the number of the next.
import { orderStream } from '@shared/events/StreamId';
import type { CallId, OrderId, SeatId } from '@shared/kernel/ids';
import { orderFrom } from '@shared/order/evolveOrder';
import type { Order } from '@shared/order/Order';
import type { OrderEvent } from '@shared/order/OrderEvent';
import { orderNumber, orderNumberPrefix, parseOrderNumber } from '@shared/order/orderNumber';
import type { Store } from '../store/Store';

/**
 * The newest order of a call, and the id that its next one gets. The first order of a call bears the call's id, so
 * that a retry after a crash writes the same order; the second has `.2` behind it, and so on.
 */
export async function ordersOf(store: Store, call: CallId) {
  let last: { readonly id: OrderId; readonly order: Order } | undefined;
  for (let n = 1; ; n += 1) {
    const id = (n === 1 ? call : `${call}.${n}`) as string as OrderId;
    const events = await store.readStream(orderStream(id));
    const order = orderFrom(events.map(({ body }) => body as OrderEvent));
    if (order === undefined) return { last, free: id };
    last = { id, order };
  }
}

export async function nextOrderNumber(store: Store, seat: SeatId, at: number): Promise<string> {
  const last = await store.lastOrderNumber(orderNumberPrefix(seat, at));
  const running = last === undefined ? 0 : (parseOrderNumber(last)?.running ?? 0);
  return orderNumber(seat, at, running + 1);
}
