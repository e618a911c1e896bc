import type { DeskAsks } from './DeskAsks';

/** Shows the numbers of the order that is open, once the host has it on record; hides them without asking. */
export function showNumbers(asks: DeskAsks): void {
  const { numbersShown, order } = asks.store.get().screen;
  if (numbersShown || order === undefined) {
    asks.screen({ numbersShown: false });
    return;
  }
  void asks.ask('order.showNumbers', { order }).then((answer) => {
    // Another order may be open by now: it was not asked for.
    if (answer.ok && asks.store.get().screen.order === order) asks.screen({ numbersShown: true });
  });
}
