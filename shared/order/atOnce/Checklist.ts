import type { OrderId } from '../../kernel/ids';
import type { Failure } from '../../kernel/result';
import type { DutyParty, DutyPhone } from '../roster/dutyPhone';
import type { AtOnceStep } from './AtOnce';

/** Whom to tell, and by which phone now; `trouble`: why there is none (missing or outdated entry of the roster). */
export interface ChecklistStep extends AtOnceStep {
  readonly phone?: DutyPhone | undefined;
  readonly trouble?: Failure | undefined;
}

/** An at-once checklist that is still open, as the desk shows it (三（四）1–2). */
export interface Checklist {
  readonly order: OrderId;
  readonly number: string;
  readonly level: 1 | 2;
  readonly clause: string;
  readonly steps: readonly ChecklistStep[];
  /** The numbers are made up, for practice. */
  readonly sample: boolean;
}

export const openOf = ({ steps }: Pick<Checklist, 'steps'>): readonly ChecklistStep[] =>
  steps.filter(({ told }) => told === undefined);

/**
 * Whom the key rings next: who was tried least, so that a busy department does not hold up the others, and one
 * without a phone holds up nobody. Where none of them has a phone it is the first, so that its trouble is said.
 */
export function stepToRing(checklist: Pick<Checklist, 'steps'>): ChecklistStep | undefined {
  const open = openOf(checklist);
  const [next] = open
    .filter(({ phone }) => phone !== undefined)
    .toSorted((a, b) => a.calls.length - b.calls.length);
  return next ?? open[0];
}

/** Whom to tell by other means: who has no phone first, else whom the key would ring. */
export const partyToTell = (checklist: Pick<Checklist, 'steps'>): DutyParty | undefined =>
  (openOf(checklist).find(({ phone }) => phone === undefined) ?? stepToRing(checklist))?.to;
