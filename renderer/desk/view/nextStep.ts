import type { IntakeState } from '@shared/intake/IntakeState';
import { otherSide } from '@shared/kernel/side';
import type { KeyAction } from '../../ui/keys/actions';
import type { CallRecord } from '../state/CallRecord';
import type { DeskState } from '../state/DeskState';
import type { Phase } from './phaseOf';

/** The one best thing to do now: a sentence of the locale files (`next.<say>`), its key, and whom it rings. */
export interface NextStep {
  readonly say: string;
  readonly action?: KeyAction | undefined;
  readonly target?: string | undefined;
  readonly tone: 'plain' | 'danger' | 'question';
}

const plain = (say: string, action?: KeyAction, target?: string): NextStep => ({
  say,
  action,
  target,
  tone: 'plain',
});
const ask = (say: string): NextStep => ({ say, tone: 'question' });

/** Without a call: what keeps the seat from being rung comes first. */
export function idleStep({ phone, seat }: Pick<DeskState, 'phone' | 'seat'>): NextStep {
  if (phone.registration === 'absent') return plain('openPhone', 'openPhone');
  if (seat?.state.at === 'missed') return plain('missed', 'ready');
  if (seat?.state.at === 'pause' || seat?.state.at === 'offline') return plain('beReady', 'ready');
  return plain('idle', 'practiceRing');
}

/**
 * What must be told at once comes before the end of the wrap-up and before the next call; while somebody is on the
 * line, the call comes first and the key stands on the checklist.
 */
export function waitingStep({ waiting, duty, record }: DeskState, phase: Phase): NextStep | undefined {
  if (duty !== undefined) return plain('dutyCall', 'hangUp');
  const free = phase === 'idle' || (phase === 'ended' && record?.intake.step === 'wrapUp');
  return free && waiting.atOnce.length > 0 ? { ...plain('atOnce', 'dialDuty'), tone: 'danger' } : undefined;
}

/** `hasNarrative`: something stands in the field, written or not yet safe. */
export function nextStep(
  record: CallRecord | undefined,
  phase: Phase,
  hasNarrative: boolean,
  hasSuggestion = false,
  heldBeside = false,
): NextStep {
  if (record === undefined) return plain('idle', 'practiceRing');
  const { intake, call } = record;
  // Somebody waits on the line: what is to be written about the call that is over can wait.
  if (heldBeside && phase === 'ended') return plain('heldWaits', 'switchCall');
  if (phase === 'ringing') return plain(call?.handover ? 'readHandover' : 'answer', 'answer');
  if (phase === 'dialling') return plain('dialling');
  if (phase === 'climbing') return plain('climbing', 'hold', call?.attempt?.target);
  if (intake.must110First) return inDanger(phase);
  if (intake.asking !== undefined) return ask(intake.asking);
  if (phase === 'threeParty') return plain('leave', 'leave');
  if (hasSuggestion && intake.row === '' && phase === 'talking') return ask('suggested');
  return road(intake, phase, hasNarrative);
}

function inDanger(phase: Phase): NextStep {
  const live = phase === 'talking' || phase === 'held';
  return {
    say: live ? 'danger110' : 'dangerOrder',
    action: live ? 'transfer' : 'dispatch',
    target: '110',
    tone: 'danger',
  };
}

/** The machine's own primary offer, in words. */
function road(intake: IntakeState, phase: Phase, hasNarrative: boolean): NextStep {
  const partner = otherSide(intake.side);
  const primary = intake.offered.find((offer) => offer.primary)?.action;
  const gone = phase === 'ended' || phase === 'interrupted';
  switch (primary) {
    case 'transfer':
      return plain('transfer', 'transfer', partner);
    case 'threeParty':
      return intake.fallback === undefined
        ? plain('threeParty', 'threeParty', partner)
        : plain('fallback', 'threeParty', intake.fallback);
    case 'dispatch':
      return plain(gone ? 'goneTheirs' : 'dispatch', 'dispatch', partner);
    case 'keepHere':
      return plain('keep', 'keepHere');
    case 'submit':
      if (intake.row === '' && !gone) break;
      return plain(intake.disposal === 'dispatched' ? 'submitDispatch' : 'submit', 'submit', partner);
    case 'finish':
      return gone ? plain('wrapUp', 'submit') : plain('hangUp', 'hangUp');
    default:
  }
  if (intake.step === 'wrapUp') return plain('hangUp', 'hangUp');
  if (phase === 'interrupted' && !hasNarrative) return plain('interrupted', 'nonCase');
  return hasNarrative ? plain('chooseRow', 'focusLists') : plain('listen', 'focusNarrative');
}
