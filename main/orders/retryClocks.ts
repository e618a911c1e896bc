// Runs in the host at its start. A deadline that could not be told, because a year's calendar or a rule was not at
// hand, is counted as soon as it is: from when its clock started, and not from now.

import { orderStream } from '@shared/events/StreamId';
import type { SeatId } from '@shared/kernel/ids';
import { type FollowUpData, followUps } from '@shared/order/atOnce/followUps';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import { readOrder } from './dutyCalls';

const MOST = 10_000;

export interface RetryDeps {
  readonly store: Store;
  readonly newEvent: SeatEvents;
  readonly data: FollowUpData;
  /** Seats of this machine: another's orders are counted there. */
  readonly seats: readonly SeatId[];
}

/** Answers how many orders have got what they lacked. A log that cannot be written now is tried at the next start. */
export async function retryClocks({ store, newEvent, data, seats }: RetryDeps): Promise<number> {
  let counted = 0;
  for (const { order: id, seat } of await store.listOrders({ query: '', limit: MOST, clockFailed: true })) {
    if (!seats.includes(seat)) continue;
    const order = await readOrder(store, id);
    const events = order === undefined ? [] : followUps(order, data);
    if (events.length === 0) continue;
    const stream = orderStream(id);
    const done = await store.append(events.map((body) => newEvent(seat, stream, body)));
    if (done.ok) counted += 1;
  }
  return counted;
}
