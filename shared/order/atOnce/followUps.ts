import type { Lists } from '../../diversion/types';
import { evolveOrder } from '../evolveOrder';
import type { Order } from '../Order';
import type { AtOnceEvent } from './AtOnceEvent';
import { type ClockData, clocksToStart } from './clocksToStart';
import { decideAtOnce } from './decideAtOnce';

export interface FollowUpData extends ClockData {
  readonly rows: Lists['rows'];
}

/**
 * What follows from an order as it now stands, to be recorded with whatever brought it there: the checklist of a
 * level 1 or 2, and the clocks that run. Nothing where all of it was recorded before.
 */
export function followUps(order: Order, data: FollowUpData): readonly AtOnceEvent[] {
  const listed = checklist(order, data.rows);
  const after = listed.reduce<Order>((now, event) => evolveOrder(now, event) ?? now, order);
  return [...listed, ...clocksToStart(after, data)];
}

/** 三（四）1–2 speak to 12345: 110 sends police, and its orders have no list. */
function checklist(order: Order, rows: Lists['rows']): readonly AtOnceEvent[] {
  const { level } = order.content;
  if (order.side !== '12345' || level === 3) return [];
  const decided = decideAtOnce(order, {
    type: 'openAtOnce',
    level,
    clause: level === 1 ? '三（四）1' : '三（四）2',
    departments: departmentsOf(order, rows),
  });
  return decided.ok ? decided.value : [];
}

/** Those of the item where one was picked, else of the row; none without a row: then the government alone is told. */
function departmentsOf({ content }: Order, rows: Lists['rows']): readonly number[] {
  const row = rows.find(({ code }) => code === content.row);
  const item = row?.items.find(({ code }) => code === content.item);
  return item?.departments ?? row?.departments ?? [];
}
