// Runs in the host. Calls to duty phones: their facts go into their own stream, and what became of them into the
// order whose checklist they are of, in one transaction.
import type { NewEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import { orderStream } from '@shared/events/StreamId';
import type { CallId, EventId, OrderId, PersonId, SeatId } from '@shared/kernel/ids';
import type { Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { dutyOutcome } from '@shared/order/atOnce/dutyOutcome';
import { type FollowUpData, followUps } from '@shared/order/atOnce/followUps';
import { decideOrder, type OrderActor } from '@shared/order/decideOrder';
import { evolveOrder, orderFrom } from '@shared/order/evolveOrder';
import type { Order } from '@shared/order/Order';
import type { OrderEvent } from '@shared/order/OrderEvent';
import type { CallLog } from '../calls/callLog';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { Store } from '../store/Store';

export interface DutyCallsDeps {
  readonly store: Store;
  readonly calls: CallLog;
  readonly reference: Pick<ReferenceShelf, 'at'>;
  /** Who is signed in there by name: the end of a call is noted by whoever sits at its seat then. */
  personAt(seat: SeatId): PersonId | undefined;
}

export interface DutyCalls {
  /**
   * Appends to a call's stream, whose events so far are `past`. Where it is a call to a duty phone and is over with
   * these events, the order is told its time and result. To be called in the call's turn.
   */
  append(
    past: readonly RecordedEvent[],
    events: readonly NewEvent[],
  ): Promise<Result<readonly RecordedEvent[]>>;
  /** Seats that are on such a call: they can't be rung, whatever their last citizen's wrap-up says. */
  isCalling(seat: SeatId): boolean;
  close(): void;
}

/** An order is written in the turn of the call that it came from; a call to a duty phone waits for that turn. */
export const turnOf = (id: OrderId, order: Order | undefined): CallId =>
  order?.call ?? (id as string as CallId);

export async function readOrder(store: Store, id: OrderId): Promise<Order | undefined> {
  const events = await store.readStream(orderStream(id));
  return orderFrom(events.map(({ body }) => body as OrderEvent));
}

export function createDutyCalls({ store, calls, reference, personAt }: DutyCallsDeps): DutyCalls {
  const calling = new Map<CallId, SeatId>();
  const off = store.onCommitted((events) => {
    for (const { body, seat } of events) {
      if (body.type === 'dutyDialled') calling.set(body.call, seat);
      if (body.type === 'dutyCallEnded') calling.delete(body.call);
    }
  });

  return {
    append: async (past, events) => {
      const placed = past.find(({ body }) => body.type === 'dutyCallPlaced');
      const last = events.at(-1);
      const outcome = placed && dutyOutcome([...past, ...events]);
      if (placed?.body.type !== 'dutyCallPlaced' || last === undefined || outcome === undefined)
        return store.append(events);
      const id = placed.body.order as OrderId;
      return calls.inTurn(turnOf(id, await readOrder(store, id)), async () => {
        const order = await readOrder(store, id);
        const call = placed.stream.slice('call:'.length) as CallId;
        const who = { side: sideOf(placed.seat), person: personAt(placed.seat) };
        const { followUp } = reference.at(placed.seat);
        const bodies = order === undefined ? [] : endedBodies(order, who, call, outcome, followUp);
        // The ids follow from the fact's, so that a repeated fact does not bring them twice.
        const told = bodies.map((body, n) => ({
          ...last,
          id: `${last.id}/duty${n}` as EventId,
          stream: orderStream(id),
          body,
        }));
        return store.append([...events, ...told]);
      });
    },
    isCalling: (seat) => [...calling.values()].includes(seat),
    close: off,
  };
}

/** How it ended, and the clock that starts where the department was told. */
export function endedBodies(
  order: Order,
  who: OrderActor,
  call: CallId,
  outcome: NonNullable<ReturnType<typeof dutyOutcome>>,
  data: FollowUpData,
): readonly OrderEvent[] {
  const decided = decideOrder(order, { type: 'endDutyCall', call, ...outcome }, who);
  if (!decided.ok) return [];
  const after = decided.value.reduce<Order | undefined>(evolveOrder, order) ?? order;
  return [...decided.value, ...(decided.value.length === 0 ? [] : followUps(after, data))];
}
