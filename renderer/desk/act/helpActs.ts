// Renderer, desk page: asking the lead for help, and reading his messages.
import { toAnswer } from '@shared/seat/letter/LetterBox';
import type { DeskAsks } from './DeskAsks';
import { focusOn } from './focusOn';

/** One key and a word; the same key again takes it back. */
export function askHelp(asks: DeskAsks): void {
  if (asks.store.get().seat?.help === undefined) asks.screen({ open: 'askHelp' });
  else void asks.ask('seat.withdrawHelp', {});
}

export function sendHelp(asks: DeskAsks, word: string): void {
  asks.screen({ open: 'none' });
  void asks.ask('seat.askHelp', { word });
}

/** Answers of one digit each. Sent by name, so that whoever reads it has it in his language: `quickAnswer.<name>`. */
export const QUICK_ANSWERS = ['received', 'doing', 'wait', 'come'] as const;

/** Opened, they are read, and whoever wrote them learns it; the same key again goes to the answer, and then closes. */
export function toggleMessages(asks: DeskAsks): void {
  const { screen, letters } = asks.store.get();
  const inField = document.activeElement?.matches('[data-focus=answer]') ?? false;
  if (screen.open === 'messages' && !inField && toAnswer(letters) !== undefined) {
    focusOn('answer');
    return;
  }
  const opens = screen.open !== 'messages';
  asks.screen({ open: opens ? 'messages' : 'none' });
  if (!opens) return;
  for (const { letter, read } of letters.received) if (!read) void asks.ask('letter.read', { letter });
}

/** A word back to whoever wrote the newest message. */
export function answerLetter(asks: DeskAsks, text: string): void {
  const letter = toAnswer(asks.store.get().letters)?.letter;
  if (letter !== undefined && text.trim() !== '')
    void asks.ask('letter.answer', { letter, text: text.trim() });
}
