import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import { isFinished } from '../state/CallRecord';
import { levelView } from '../view/levelView';
import type { DeskAsks } from './DeskAsks';

/**
 * Ctrl+Enter, in turn: the level as it stands on the screen is confirmed, and the order saved; in wrap-up it ends
 * that. What may not be saved yet is refused by the host, in a sentence with its clause.
 */
export async function submit(asks: DeskAsks): Promise<void> {
  const { record } = asks.store.get();
  if (record === undefined || isFinished(record)) return;
  const { id, intake } = record;
  // What was noted about a non-case is in the log; saving it would make an order of it.
  const nothingToSave = !intake.unsaved || intake.nonCase !== undefined;
  if (intake.step === 'wrapUp' && nothingToSave) return asks.recordNow(id, { type: 'wrapUpDone' });
  const level = levelToConfirm(asks);
  if (level !== 'reasonMissing') await asks.recordNow(id, ...level, { type: 'submitted' });
}

/** Confirms the level on the screen, unless it is lower than the plan's and nobody has said why. In turn. */
export async function confirmLevel(asks: DeskAsks): Promise<void> {
  const call = asks.store.get().record?.id;
  const level = levelToConfirm(asks);
  if (call !== undefined && level !== 'reasonMissing') await asks.recordNow(call, ...level);
}

function levelToConfirm(asks: DeskAsks): readonly IntakeEvent[] | 'reasonMissing' {
  const state = asks.store.get();
  const { chosen, confirmed, needsReason } = levelView(state);
  const reason = state.screen.levelReason.trim();
  // After the save the machine takes no level any more; the order keeps the one it has.
  if (confirmed || state.record?.intake.step === 'wrapUp') return [];
  if (needsReason && reason === '') {
    asks.say({ code: 'levelReasonMissing', message: '' });
    return 'reasonMissing';
  }
  return [{ type: 'levelConfirmed', level: chosen, ...(reason === '' ? {} : { reason }) }];
}
