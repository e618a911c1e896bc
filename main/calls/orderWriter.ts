// Runs in the host. What the intake wants written becomes events of an order's stream.
import type { NewEvent } from '@shared/events/RecordedEvent';
import { orderStream } from '@shared/events/StreamId';
import type { IntakeEffect } from '@shared/intake/IntakeEffect';
import type { IntakeState } from '@shared/intake/IntakeState';
import { orderContentOf } from '@shared/intake/orderContentOf';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, OrderId, SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { decideOrder, type OrderCommand } from '@shared/order/decideOrder';
import { evolveOrder, orderFrom } from '@shared/order/evolveOrder';
import type { Order } from '@shared/order/Order';
import type { OrderEvent } from '@shared/order/OrderEvent';
import { orderNumber, orderNumberPrefix, parseOrderNumber } from '@shared/order/orderNumber';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';

export interface OrderWish {
  readonly seat: SeatId;
  readonly call: CallId;
  readonly state: IntakeState;
  readonly effects: readonly IntakeEffect[];
}

export interface OrderWriter {
  /** The events to append with the intake's own; none where the effects ask for no order. */
  write(wish: OrderWish): Promise<Result<readonly NewEvent[]>>;
}

export interface OrderWriterDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
}

/** The other side has taken the order meanwhile: what was noted in wrap-up must not hold the seat in the call. */
const NOT_OURS = new Set(['notHolder', 'orderClosed']);

export function createOrderWriter({ store, clock, newEvent }: OrderWriterDeps): OrderWriter {
  return {
    write: async (wish) => {
      const { seat, call, effects } = wish;
      if (!effects.some(({ type }) => type.endsWith('Order'))) return ok([]);
      const fresh = effects.some((effect) => effect.type === 'saveOrder' && !effect.again);
      const { last, free } = await ordersOf(store, call);
      const id = fresh || last === undefined ? free : last.id;
      let order = fresh ? undefined : last?.order;
      const events: NewEvent[] = [];
      for (const effect of effects) {
        const command = commandOf(effect, wish, await nextNumber(store, seat, clock()));
        if (command === undefined) continue;
        const decided = decideOrder(order, command, { side: sideOf(seat) });
        if (!decided.ok && command.type === 'editOrder' && NOT_OURS.has(decided.error.code)) continue;
        if (!decided.ok) return decided;
        order = decided.value.reduce(evolveOrder, order);
        events.push(...decided.value.map((body) => newEvent(seat, orderStream(id), body)));
      }
      return ok(events);
    },
  };
}

/**
 * The newest order of a call, and the id that its next one gets. The first order of a call bears the call's id, so
 * that a retry after a crash writes the same order; the second has `.2` behind it, and so on.
 */
async function ordersOf(store: Store, call: CallId) {
  let last: { readonly id: OrderId; readonly order: Order } | undefined;
  for (let n = 1; ; n += 1) {
    const id = (n === 1 ? call : `${call}.${n}`) as string as OrderId;
    const events = await store.readStream(orderStream(id));
    const order = orderFrom(events.map(({ body }) => body as OrderEvent));
    if (order === undefined) return { last, free: id };
    last = { id, order };
  }
}

function commandOf(
  effect: IntakeEffect,
  { call, state }: OrderWish,
  number: string,
): OrderCommand | undefined {
  switch (effect.type) {
    case 'saveOrder': {
      const content = orderContentOf(state);
      return effect.again ? { type: 'editOrder', content } : { type: 'createOrder', number, call, content };
    }
    case 'dispatchOrder':
    case 'closeOrder':
      return effect;
    default:
      return undefined;
  }
}

async function nextNumber(store: Store, seat: SeatId, at: number): Promise<string> {
  const last = await store.lastOrderNumber(orderNumberPrefix(seat, at));
  const running = last === undefined ? 0 : (parseOrderNumber(last)?.running ?? 0);
  return orderNumber(seat, at, running + 1);
}
