import { toAnswer } from '@shared/seat/letter/LetterBox';
import type { DeskState } from '../state/DeskState';
import { ledShown } from './ledView';
import type { Phase } from './phaseOf';

/** What the digits 1–9 choose now: one set at a time, and only it shows its digits. */
export type ChoiceSet =
  | 'callerLines'
  | 'scripts'
  | 'roles'
  | 'bookViews'
  | 'orderSteps'
  | 'nonCase'
  | 'pauses'
  | 'letters'
  | 'overrule'
  | 'flag'
  | 'settled'
  | 'saidBy'
  | 'consent'
  | 'overlap'
  | 'level'
  | 'suggested'
  | 'hits'
  | 'none';

/**
 * The first questions have the digits from here on, so that 1–3 stay with what decides the matter and both can be
 * answered without a mode in between.
 */
export const FIRST_QUESTION_DIGIT = 4;

/** Sets that use more digits than three, or stand in for everything else while they are open. */
const ALL_DIGITS: ReadonlySet<ChoiceSet> = new Set([
  'callerLines',
  'scripts',
  'roles',
  'bookViews',
  'orderSteps',
  'nonCase',
  'pauses',
  'letters',
  'overrule',
  'flag',
  'saidBy',
]);

export function choiceSet(state: DeskState, phase: Phase): ChoiceSet {
  const { screen, record } = state;
  if (ledShown(state) !== undefined) return 'callerLines';
  if (screen.open === 'nonCase') return 'nonCase';
  if (screen.open === 'pause') return 'pauses';
  if (screen.open === 'messages' && toAnswer(state.letters) !== undefined) return 'letters';
  if (screen.open === 'overrule') return 'overrule';
  if (screen.open === 'flagCaller') return 'flag';
  if (screen.listsFocused) return 'hits';
  if (phase === 'idle') return idleSet(state);
  if (record === undefined || phase === 'ringing' || phase === 'climbing') return 'none';
  if (screen.wantsTransfer) return 'consent';
  const { asking, row, writable, settled } = record.intake;
  if (asking !== undefined) return asking;
  if (phase === 'threeParty' && settled !== undefined) return 'saidBy';
  // Once a person has chosen a row, the suggestions have no keys: nothing overwrites it by a key too many.
  return row === '' && writable && state.suggested.rows.length > 0 ? 'suggested' : 'hits';
}

/** What stands in the place of the intake has the digits. */
const idleSet = ({ screen, person, signIn }: DeskState): ChoiceSet => {
  if (person === undefined || screen.run !== undefined) return 'none';
  if (screen.open === 'signIn') return signIn === 'practice' ? 'roles' : 'none';
  if (screen.open === 'order' && screen.orderSteps.length > 0) return 'orderSteps';
  return screen.book ? 'bookViews' : 'scripts';
};

/** The digits from `FIRST_QUESTION_DIGIT` on answer the first questions now. */
export const questionsHaveDigits = (state: DeskState, set: ChoiceSet): boolean =>
  set !== 'none' && !ALL_DIGITS.has(set) && !(set === 'hits' && state.screen.listsFocused);
