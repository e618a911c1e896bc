import { takes } from '@shared/intake/foldIntake';
import { levelView } from '../view/levelView';
import type { DeskAsks } from './DeskAsks';

/** Ctrl+Enter: the level as it stands on the screen is confirmed, and the order saved; in wrap-up it ends that. */
export function submit(asks: DeskAsks): void {
  const state = asks.store.get();
  const intake = state.record?.intake;
  if (intake === undefined) return;
  const finish = intake.step === 'wrapUp' && !intake.unsaved;
  // A refusal is the host's to explain: it knows the rule and says it in a sentence with its clause.
  if (!finish && takes(intake, { type: 'submitted' }) && !confirmLevel(asks)) return;
  asks.record({ type: finish ? 'wrapUpDone' : 'submitted' });
}

/** False where the level is lower than the plan's and nobody has said why. */
export function confirmLevel(asks: DeskAsks): boolean {
  const state = asks.store.get();
  const { chosen, confirmed, needsReason } = levelView(state);
  if (confirmed) return true;
  const reason = state.screen.levelReason.trim();
  if (needsReason && reason === '') {
    asks.say({ code: 'levelReasonMissing', message: '' });
    return false;
  }
  asks.record({ type: 'levelConfirmed', level: chosen, ...(reason === '' ? {} : { reason }) });
  return true;
}
