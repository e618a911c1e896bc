// Renderer, desk page: the at-once checklist by keys: ring the next duty phone, or say how somebody was told.
import type { OrderId } from '@shared/kernel/ids';
import { partyToTell, stepToRing } from '@shared/order/atOnce/Checklist';
import { type DuePoint, nextDue } from '@shared/order/atOnce/clocksToStart';
import { orderFrom } from '@shared/order/evolveOrder';
import type { OrderEvent } from '@shared/order/OrderEvent';
import type { DutyParty } from '@shared/order/roster/dutyPhone';
import type { DeskAsks } from './DeskAsks';
import { focusOn } from './focusOn';

/** What was saved a moment ago may not be on the page yet: then the host is asked. */
async function oldestList(asks: DeskAsks) {
  const [shown] = asks.store.get().waiting.atOnce;
  if (shown !== undefined) return shown;
  const answer = await asks.ask('order.checklists', {});
  return answer.ok ? answer.value[0] : undefined;
}

/** One key: whoever the list marks as next. Who has no phone is said by the host, in a sentence. */
export async function dialDuty(asks: DeskAsks): Promise<void> {
  const list = await oldestList(asks);
  const to = list === undefined ? undefined : stepToRing(list)?.to;
  if (list === undefined || to === undefined) asks.say({ code: 'allTold', message: '' });
  else await asks.ask('order.atOnce', { order: list.order, action: { type: 'dial', to } });
}

export async function openTold(asks: DeskAsks): Promise<void> {
  const list = await oldestList(asks);
  const party = list === undefined ? undefined : partyToTell(list);
  if (party === undefined) return asks.say({ code: 'allTold', message: '' });
  asks.screen({ open: 'told', toldParty: party });
}

/** Recorded with the person's words; the next one without a phone is asked for at once. */
export async function sayTold(asks: DeskAsks, to: DutyParty, reason: string): Promise<void> {
  const [list] = asks.store.get().waiting.atOnce;
  if (list === undefined) return;
  const action = { type: 'told', to, reason: reason.trim() } as const;
  const answer = await asks.ask('order.atOnce', { order: list.order, action });
  if (!answer.ok) return;
  asks.screen({ open: 'none', toldParty: undefined });
  focusOn('narrative');
}

/** The answer of a department came in: on the open order, the deadline that comes first is met. */
export async function noteResponse(asks: DeskAsks): Promise<void> {
  const { order } = asks.store.get().screen;
  const read = order === undefined ? undefined : await asks.ask('order.read', { order });
  if (order === undefined || !read?.ok) return;
  const folded = orderFrom(read.value.map(({ body }) => body as OrderEvent));
  const [first] = folded === undefined ? [] : nextDue(folded);
  if (first === undefined) asks.say({ code: 'noClock', message: '' });
  else await noteMet(asks, order, first);
}

export const noteMet = (asks: DeskAsks, order: OrderId, { department, stage }: DuePoint): Promise<unknown> =>
  asks.ask('order.atOnce', { order, action: { type: 'responded', department, stage } });
