import type { DeskAsks } from './DeskAsks';

/** Shows the numbers of the order that is open, once the host has it on record. Answers whether they are shown. */
export async function showNumbers(asks: DeskAsks): Promise<boolean> {
  const { order } = asks.store.get().screen;
  if (order === undefined) return false;
  const answer = await asks.ask('order.showNumbers', { order });
  // Another order may be open by now: it was not asked for.
  if (!answer.ok || asks.store.get().screen.order !== order) return false;
  asks.screen({ numbersShown: true });
  return true;
}

/** Hiding needs no record. */
export async function toggleNumbers(asks: DeskAsks): Promise<void> {
  if (asks.store.get().screen.numbersShown) asks.screen({ numbersShown: false });
  else await showNumbers(asks);
}
