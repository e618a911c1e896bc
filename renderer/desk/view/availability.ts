import { takes } from '@shared/intake/foldIntake';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { IntakeState, OfferAction } from '@shared/intake/IntakeState';
import type { KeyAction } from '../../ui/keys/actions';
import type { MatterFacts } from '../state/connectMatters';
import type { DeskState } from '../state/DeskState';
import { callToGoBackTo, ringing } from './otherCalls';
import { onTheLine, type Phase } from './phaseOf';

/** Keys whose offer the machine makes. */
const OFFERED: Readonly<Partial<Record<KeyAction, readonly OfferAction[]>>> = {
  transfer: ['transfer'],
  threeParty: ['threeParty'],
  dispatch: ['dispatch'],
  keepHere: ['keepHere'],
  directAnswer: ['directAnswer'],
  danger: ['markDanger'],
  lowerDanger: ['lowerDanger'],
  submit: ['submit', 'finish'],
  nonCase: ['silent', 'misdialled', 'prank', 'harassment', 'hungUp'],
  silent: ['silent'],
  misdialled: ['misdialled'],
  prank: ['prank'],
  harassment: ['harassment'],
  hungUp: ['hungUp'],
};

/** The actions that would do something now; the others are shown, but grey. */
export function availability(state: DeskState, phase: Phase): ReadonlySet<KeyAction> {
  const { record, matter } = state;
  if (record === undefined || phase === 'idle') return new Set(ofDuty(state));
  return new Set([
    ...ofDuty(state),
    ...(state.duty === undefined ? ofPhone(phase) : []),
    ...ofOthers(state),
    ...ofIntake(record.intake),
    ...ofOverrule(record.intake),
    ...ofMatter(matter),
    ...ofEmergency(record.intake, phase),
  ]);
}

function ofPhone(phase: Phase): readonly KeyAction[] {
  const talking = phase === 'talking' || phase === 'held';
  const rules: readonly (readonly [KeyAction, boolean])[] = [
    ['hold', talking || phase === 'climbing' || phase === 'bridged'],
    ['mute', onTheLine(phase) && phase !== 'bridged'],
    ['leave', phase === 'threeParty' || phase === 'bridged'],
    ['dtmf', phase === 'talking' || phase === 'threeParty'],
    ['hangUp', phase === 'ringing' || phase === 'dialling' || onTheLine(phase)],
  ];
  return rules.flatMap(([action, when]) => (when ? [action] : []));
}

/** The checklist waits for its keys with a call or without; while a duty phone is rung it has the phone's keys. */
function ofDuty({ waiting, duty, screen }: DeskState): readonly KeyAction[] {
  const open = waiting.atOnce.length > 0;
  const rules: readonly (readonly [KeyAction, boolean])[] = [
    ['dialDuty', open && duty === undefined],
    ['toldOtherwise', open],
    ['noteResponse', screen.open === 'order'],
    ['mute', duty !== undefined],
    ['dtmf', duty !== undefined],
    ['hangUp', duty !== undefined],
  ];
  return rules.flatMap(([action, when]) => (when ? [action] : []));
}

/** Which calls there are beside the one on the screen. */
function ofOthers(state: DeskState): readonly KeyAction[] {
  const rules: readonly (readonly [KeyAction, boolean])[] = [
    ['answer', ringing(state) !== undefined],
    ['switchCall', callToGoBackTo(state) !== undefined],
  ];
  return rules.flatMap(([action, when]) => (when ? [action] : []));
}

function ofIntake(intake: IntakeState): readonly KeyAction[] {
  const offered = new Set(intake.offered.map(({ action }) => action));
  return Object.entries(OFFERED).flatMap(([key, actions]) =>
    actions.some((action) => offered.has(action)) ? [key as KeyAction] : [],
  );
}

/** About the caller, the event and the precedent: only what there is. */
function ofMatter({ caller, incident, precedents }: MatterFacts): readonly KeyAction[] {
  const rules: readonly (readonly [KeyAction, boolean])[] = [
    ['flagCaller', caller?.revealed === true && caller.number !== ''],
    ['joinIncident', incident?.joined === false],
    ['leaveIncident', incident?.joined === true],
    ['raiseLevel', incident?.proposed !== undefined],
    ['keepLevel', incident?.proposed !== undefined],
    ['precedentAside', precedents.length > 0],
  ];
  return rules.flatMap(([action, when]) => (when ? [action] : []));
}

const ofOverrule = (intake: IntakeState): readonly KeyAction[] =>
  intake.row !== '' && takes(intake, { type: 'ownerOverruled', owner: 'ours', reason: '-' })
    ? ['overrule']
    : [];

/** 三（五）: one key each, the caller stays on the line. */
function ofEmergency(intake: IntakeState, phase: Phase): readonly KeyAction[] {
  if (phase !== 'talking' && phase !== 'held') return [];
  const joins = (target: string): IntakeEvent => ({ type: 'ladderStarted', step: 'threeParty', target });
  const numbers = ['119', '120', '122'] as const;
  return numbers.flatMap((number) => (takes(intake, joins(number)) ? [`emergency${number}` as const] : []));
}
