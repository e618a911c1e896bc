import type { DeskState } from '../state/DeskState';
import type { Phase } from './phaseOf';

/** What the digits 1–9 choose now: one set at a time, and only it shows its digits. */
export type ChoiceSet = 'scripts' | 'nonCase' | 'settled' | 'consent' | 'overlap' | 'level' | 'hits' | 'none';

export function choiceSet(state: DeskState, phase: Phase): ChoiceSet {
  const { screen, record } = state;
  if (screen.open === 'nonCase') return 'nonCase';
  if (screen.listsFocused) return 'hits';
  if (phase === 'idle') return 'scripts';
  if (record === undefined || phase === 'ringing' || phase === 'climbing') return 'none';
  if (screen.wantsTransfer) return 'consent';
  return record.intake.asking ?? 'hits';
}
