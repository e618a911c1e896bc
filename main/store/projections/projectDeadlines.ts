import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { openSteps } from '@shared/order/atOnce/AtOnce';
import { orderDue } from '@shared/order/atOnce/clocksToStart';
import { orderFrom } from '@shared/order/evolveOrder';
import type { OrderEvent } from '@shared/order/OrderEvent';
import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow, toEvent } from '../eventRow';
import type { Handlers } from './Handlers';

/**
 * Table `orders`: which deadline comes first, and how much must still be done at once. Worked out by the same fold
 * that decides, over the order's own events, some dozens at most: a second reckoning in SQL could differ.
 */
export function projectDeadlines(db: Database): Handlers {
  const stream = db.prepare<[string], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? ORDER BY version`,
  );
  const write = db.prepare(
    `UPDATE orders SET due_at = :dueAt, due_from = :dueFrom, clock_failure = :clockFailure, at_once_open = :open
     WHERE id = :id`,
  );
  const fold = (_body: unknown, event: RecordedEvent): void => {
    const order = orderFrom(stream.all(event.stream).map((row) => toEvent(row).body as OrderEvent));
    if (order === undefined) return;
    const { dueAt, dueFrom, clockFailure } = orderDue(order);
    write.run({
      id: event.stream.slice('order:'.length),
      dueAt: dueAt ?? null,
      dueFrom: dueFrom ?? null,
      clockFailure: clockFailure ?? null,
      open: order.content.level === 3 ? 0 : openSteps(order.atOnce).length,
    });
  };
  return {
    orderEdited: fold,
    orderDispatched: fold,
    orderAccepted: fold,
    orderReturned: fold,
    orderClosed: fold,
    atOnceOpened: fold,
    dutyCallEnded: fold,
    toldOtherwise: fold,
    clockStarted: fold,
    responseNoted: fold,
  };
}
