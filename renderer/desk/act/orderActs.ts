// Renderer, desk page: what is asked of the order that is open, and of the book of orders.
import type { Calls } from '@shared/contract/calls';
import type { EditAnswer } from '@shared/contract/order/OrderCalls';
import type { OrderId } from '@shared/kernel/ids';
import type { MissedId } from '@shared/missed/MissedCall';
import type { Order } from '@shared/order/Order';
import { keepFile } from '../../ui/keepFile';
import { actionOf, type FormValues } from '../view/orderForms';
import type { WorkKind } from '../view/orderWork';
import { phaseOf } from '../view/phaseOf';
import type { DeskAsks } from './DeskAsks';
import { focusOn } from './focusOn';
import { showNumbers } from './showNumbers';

/** The form closes where it was done; else it stays as it was written, with the sentence in the line of troubles. */
export async function takeStep(
  asks: DeskAsks,
  kind: Exclude<WorkKind, 'edit' | 'matter'>,
  values: FormValues,
  shown: Order,
): Promise<void> {
  const { screen, skew } = asks.store.get();
  if (screen.order === undefined) return;
  const { order } = screen;
  const answer =
    kind === 'return'
      ? await asks.ask('order.return', { order, reason: values.reason ?? '' })
      : await asks.ask('order.act', { order, action: actionOf(kind, values, shown, Date.now() + skew) });
  if (answer.ok) closeStep(asks);
}

/** One order to read; no form of the one before stays open over it, and its numbers are masked. */
export function openOrder(asks: DeskAsks, order: OrderId): void {
  asks.screen({ open: 'order', order, orderStep: undefined, numbersShown: false });
}

/**
 * Its form opens; pressed again, it closes. What was written into another one's is left. The fields of an edit hold
 * the number and the name in full: that is a showing, and the form waits until it is on record.
 */
export async function openStep(asks: DeskAsks, step: WorkKind | undefined): Promise<void> {
  const { orderStep, numbersShown } = asks.store.get().screen;
  if (step === 'edit' && orderStep !== 'edit' && !numbersShown && !(await showNumbers(asks))) return;
  asks.screen({ orderStep: orderStep === step ? undefined : step, stepDraft: undefined });
}

/** Back to the order; what was written in the form is left. */
export function closeStep(asks: DeskAsks): void {
  asks.screen({ orderStep: undefined, stepDraft: undefined });
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="order-page"]')?.focus());
}

/** Another row or item of the lists; the form closes where it was done. */
export async function changeMatter(
  asks: DeskAsks,
  { row, item }: { readonly row: string; readonly item: string },
  reason: string,
): Promise<void> {
  const { order } = asks.store.get().screen;
  if (order === undefined) return;
  const answer = await asks.ask('order.act', { order, action: { type: 'changeMatter', row, item, reason } });
  if (answer.ok) closeStep(asks);
}

export async function saveEdit(
  asks: DeskAsks,
  edit: Pick<Calls['order.edit']['arg'], 'base' | 'fields' | 'reason' | 'settled'>,
): Promise<EditAnswer | undefined> {
  const { order } = asks.store.get().screen;
  if (order === undefined) return undefined;
  const { settled, ...rest } = edit;
  const answer = await asks.ask('order.edit', {
    order,
    ...rest,
    ...(settled === undefined ? {} : { settled }),
  });
  if (!answer.ok) return undefined;
  if (answer.value.saved) closeStep(asks);
  return answer.value;
}

/** Ctrl+O. During a call the desk stays with the call, and the book waits behind it. */
export function toggleBook(asks: DeskAsks): void {
  const { screen, record } = asks.store.get();
  const book = !screen.book;
  asks.screen({ book, open: 'none', order: undefined, orderStep: undefined });
  if (book && phaseOf(record) === 'idle')
    requestAnimationFrame(() => focusOn(screen.bookView === 'missed' ? 'missed' : 'book'));
}

/** Ctrl+I: a draft of one's own, open to be written. */
export async function newOrder(asks: DeskAsks): Promise<void> {
  const answer = await asks.ask('order.create', {});
  if (answer.ok)
    asks.screen({ open: 'order', order: answer.value.order, orderStep: 'edit', numbersShown: false });
}

export function actOnMissed(
  asks: DeskAsks,
  missed: MissedId,
  action: Calls['missed.act']['arg']['action'],
): void {
  void asks.ask('missed.act', { missed, action });
}

/** The file is offered to be kept as every download is; the answer says what it was. */
export async function exportList(
  asks: DeskAsks,
  asked: Calls['order.export']['arg'],
): Promise<{ readonly name: string; readonly rows: number } | undefined> {
  const answer = await asks.ask('order.export', asked);
  if (!answer.ok) return undefined;
  keepFile(answer.value);
  return answer.value;
}
