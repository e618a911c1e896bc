// Renderer, desk page: what is done with practice calls that are over.
import type { CallId } from '@shared/kernel/ids';
import type { DeskAsks } from './DeskAsks';

/** Read with all its events, and shown in place of the idle desk. */
export async function openRun(asks: DeskAsks, call: CallId): Promise<void> {
  const answer = await asks.ask('practice.run', { call });
  if (answer.ok) asks.screen({ run: answer.value, open: 'none' });
}
