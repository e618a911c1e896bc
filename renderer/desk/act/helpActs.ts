// Renderer, desk page: asking the lead for help, and reading his messages.
import type { DeskAsks } from './DeskAsks';

/** One key and a word; the same key again takes it back. */
export function askHelp(asks: DeskAsks): void {
  if (asks.store.get().seat?.help === undefined) asks.screen({ open: 'askHelp' });
  else void asks.ask('seat.withdrawHelp', {});
}

export function sendHelp(asks: DeskAsks, word: string): void {
  asks.screen({ open: 'none' });
  void asks.ask('seat.askHelp', { word });
}

/** Opened, they are read, and whoever wrote them learns it. */
export function toggleMessages(asks: DeskAsks): void {
  const { screen, letters } = asks.store.get();
  const opens = screen.open !== 'messages';
  asks.screen({ open: opens ? 'messages' : 'none' });
  if (!opens) return;
  for (const { letter, read } of letters.received) if (!read) void asks.ask('letter.read', { letter });
}
