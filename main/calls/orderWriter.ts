// Runs in the host. What the intake wants written becomes events of an order's stream.
import type { NewEvent } from '@shared/events/RecordedEvent';
import { orderStream } from '@shared/events/StreamId';
import type { IntakeEffect } from '@shared/intake/IntakeEffect';
import type { IntakeState } from '@shared/intake/IntakeState';
import { orderContentOf } from '@shared/intake/orderContentOf';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, IncidentId, PersonId, SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { followUps } from '@shared/order/atOnce/followUps';
import { decideOrder, type OrderCommand } from '@shared/order/decideOrder';
import { evolveOrder } from '@shared/order/evolveOrder';
import type { BindingPrecedent } from '@shared/precedent/Precedent';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import { nextOrderNumber, ordersOf } from './callOrders';

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

/** What the order keeps of the event that the call joined, and of the decision that the matter follows. */
export interface OrderMarks {
  readonly incident?: IncidentId | undefined;
  readonly precedent?: BindingPrecedent | undefined;
}

export interface OrderWriterDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  readonly reference: Pick<ReferenceShelf, 'at'>;
  marks(call: CallId, state: IntakeState): Promise<OrderMarks>;
  /** Code of the centre that writes the order; empty: not set. */
  organisation(seat: SeatId): string;
  /** Who is signed in there by name: the order is theirs at whatever seat they sit next. */
  personAt(seat: SeatId): PersonId | undefined;
}

/** The other side has taken the order meanwhile: what was noted in wrap-up must not hold the seat in the call. */
const NOT_OURS = new Set(['notHolder', 'orderClosed']);
const REWRITES = new Set<OrderCommand['type']>(['editOrder', 'applyPrecedent']);

export function createOrderWriter(deps: OrderWriterDeps): OrderWriter {
  const { store, clock, newEvent, reference, marks, organisation, personAt } = deps;
  return {
    write: async (wish) => {
      const { seat, call, effects } = wish;
      if (!effects.some(({ type }) => type.endsWith('Order'))) return ok([]);
      const fresh = effects.some((effect) => effect.type === 'saveOrder' && !effect.again);
      const { last, free } = await ordersOf(store, call);
      const id = fresh || last === undefined ? free : last.id;
      let order = fresh ? undefined : last?.order;
      const events: NewEvent[] = [];
      const who = { side: sideOf(seat), person: personAt(seat) };
      const marked = await marks(call, wish.state);
      const createdAt = clock();
      const number = await nextOrderNumber(store, seat, createdAt);
      const { followUp, versions } = reference.at(seat);
      const made = { number, createdAt, organisation: organisation(seat), lists: versions.lists };
      for (const command of effects.flatMap((effect) => commandsOf(effect, wish, made, marked))) {
        const decided = decideOrder(order, command, who);
        if (!decided.ok && REWRITES.has(command.type) && NOT_OURS.has(decided.error.code)) continue;
        if (!decided.ok) return decided;
        order = decided.value.reduce(evolveOrder, order);
        events.push(...decided.value.map((body) => newEvent(seat, orderStream(id), body)));
      }
      // 三（四）: the same save opens the checklist and starts the clocks, so that neither can be forgotten.
      const next = order === undefined ? [] : followUps(order, followUp);
      events.push(...next.map((body) => newEvent(seat, orderStream(id), body)));
      return ok(events);
    },
  };
}

interface Made {
  readonly number: string;
  readonly createdAt: number;
  readonly organisation: string;
  /** Version of the lists that count at the seat. */
  readonly lists: string;
}

function commandsOf(
  effect: IntakeEffect,
  { call, state }: OrderWish,
  { lists, ...made }: Made,
  { incident, precedent }: OrderMarks,
): readonly OrderCommand[] {
  switch (effect.type) {
    case 'saveOrder': {
      const content = { ...orderContentOf(state), lists, ...(incident === undefined ? {} : { incident }) };
      return [
        effect.again ? { type: 'editOrder', content } : { type: 'createOrder', ...made, call, content },
        ...(precedent === undefined ? [] : [{ type: 'applyPrecedent', precedent } as const]),
      ];
    }
    case 'dispatchOrder':
    case 'closeOrder':
      return [effect];
    default:
      return [];
  }
}
