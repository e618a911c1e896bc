import type { KeyAction } from '../../ui/keys/actions';
import type { DeskState } from '../state/DeskState';
import { availability } from './availability';
import { type ChoiceSet, choiceSet } from './choices';
import { type LevelView, levelView } from './levelView';
import { idleStep, type NextStep, nextStep, waitingStep } from './nextStep';
import { waitsOnHold } from './otherCalls';
import { type OwnerView, ownerView } from './ownerView';
import { type Phase, phaseOf } from './phaseOf';

/** Everything on the page that is worked out and not stored. */
export interface DeskView {
  readonly phase: Phase;
  readonly owner: OwnerView;
  readonly level: LevelView;
  readonly next: NextStep;
  readonly choices: ChoiceSet;
  readonly available: ReadonlySet<KeyAction>;
}

/** `typed`: the narrative in the field where it is ahead of the log, else undefined. */
export function deskView(state: DeskState, typed: string | undefined): DeskView {
  const { record, lists } = state;
  const narrative = typed ?? record?.intake.form.narrative ?? '';
  const phase = phaseOf(record);
  const choices = choiceSet(state, phase);
  return {
    phase,
    owner: ownerView(lists, record?.intake),
    level: levelView(state),
    next:
      waitingStep(state, phase) ??
      (phase === 'idle'
        ? idleStep(state)
        : nextStep(
            record,
            phase,
            narrative.trim() !== '',
            choices === 'suggested',
            state.others.some(waitsOnHold),
          )),
    choices,
    available: availability(state, phase),
  };
}
