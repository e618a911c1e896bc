import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { openSteps } from '@shared/order/atOnce/AtOnce';
import { orderDue } from '@shared/order/atOnce/clocksToStart';
import { orderFrom } from '@shared/order/evolveOrder';
import { isOver, type Order } from '@shared/order/Order';
import type { OrderEvent } from '@shared/order/OrderEvent';
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow, toEvent } from '../eventRow';
import type { Handlers } from './Handlers';

/**
 * Table `orders`: where an order stands, which deadline comes first, and how much must still be done at once.
 * Worked out by the same fold that decides, over the order's own events, some dozens at most: a second reckoning in
 * SQL could differ.
 */
export function projectOrderState(db: Database): Handlers {
  const stream = db.prepare<[string], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? ORDER BY version`,
  );
  const write = db.prepare(
    `UPDATE orders SET state = :state, holder = :holder, sent_to = :sentTo, is_over = :over,
       supervised = :supervised, linkage = :linkage, seen_12345 = :at12345, seen_110 = :at110, due_at = :dueAt, due_from = :dueFrom,
       clock_failure = :clockFailure, at_once_open = :open, changed_at = :at WHERE id = :id`,
  );
  const fold = (_body: unknown, event: RecordedEvent): void => {
    const order = orderFrom(stream.all(event.stream).map((row) => toEvent(row).body as OrderEvent));
    if (order === undefined) return;
    write.run({ id: event.stream.slice('order:'.length), at: event.at, ...stateOf(order) });
  };
  return Object.fromEntries(FOLDED.map((type) => [type, fold]));
}

function stateOf(order: Order) {
  const { dueAt, dueFrom, clockFailure } = orderDue(order);
  const sentTo = order.state === 'dispatched' ? order.sent?.to : undefined;
  // Whoever was sent it once goes on seeing it: its whole life is shared with both sides (四（一）).
  const seen = [order.side, order.holder, order.sent?.to];
  return {
    state: order.state,
    holder: order.holder,
    sentTo: sentTo ?? null,
    over: isOver(order) ? 1 : 0,
    supervised: order.supervision !== undefined && !isOver(order) ? 1 : 0,
    linkage: order.linkage ? 1 : 0,
    at12345: seen.includes('12345') ? 1 : 0,
    at110: seen.includes('110') ? 1 : 0,
    dueAt: dueAt ?? null,
    dueFrom: dueFrom ?? null,
    clockFailure: clockFailure ?? null,
    open: order.content.level === 3 ? 0 : openSteps(order.atOnce).length,
  };
}

/** Everything but the creation, whose row says it all. A record, so that the compiler misses none. */
const ALL: { readonly [T in Exclude<OrderEvent['type'], 'orderCreated'>]: true } = {
  orderEdited: true,
  precedentApplied: true,
  orderDispatched: true,
  orderAccepted: true,
  orderReturned: true,
  orderClosed: true,
  atOnceOpened: true,
  dutyDialled: true,
  dutyCallEnded: true,
  toldOtherwise: true,
  clockStarted: true,
  responseNoted: true,
  draftSubmitted: true,
  draftDiscarded: true,
  orderAssigned: true,
  resultRecorded: true,
  citizenCalledBack: true,
  orderSupervised: true,
  supervisionLifted: true,
  orderReopened: true,
  orderLinked: true,
  orderUnlinked: true,
  orderMerged: true,
  orderUnmerged: true,
  orderAbsorbed: true,
  orderReleased: true,
  linkageMarked: true,
  codesAssigned: true,
};
const FOLDED = Object.keys(ALL) as readonly (keyof typeof ALL)[];
