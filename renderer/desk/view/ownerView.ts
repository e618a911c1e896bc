import { overlapsOf } from '@shared/diversion/overlapsOf';
import type { Department, DiversionRow, Lists, Overlap, ScopeItem } from '@shared/diversion/types';
import type { IntakeState, Ruling } from '@shared/intake/IntakeState';

/** Whose matter it is, with everything that the screen says about it. */
export interface OwnerView {
  readonly row: DiversionRow | undefined;
  readonly item: ScopeItem | undefined;
  /** Undefined until there is a row, or danger, to rule on. */
  readonly ruling: Ruling | undefined;
  readonly departments: readonly Department[];
  /** The question that is open now. */
  readonly question: Overlap | undefined;
  /** Questions that were answered, to be read and changed. */
  readonly answered: readonly Overlap[];
}

const NOBODY: OwnerView = {
  row: undefined,
  item: undefined,
  ruling: undefined,
  departments: [],
  question: undefined,
  answered: [],
};

export function ownerView(lists: Lists | undefined, intake: IntakeState | undefined): OwnerView {
  if (lists === undefined || intake === undefined) return NOBODY;
  const row = lists.rows.find(({ code }) => code === intake.row);
  const { owner: ruling } = intake;
  if (row === undefined) return { ...NOBODY, ruling: intake.danger.now ? ruling : undefined };
  const item = row.items.find(({ code }) => code === intake.item);
  const numbers = (item ?? row).departments;
  const { overlapAnswers } = intake;
  const asked = intake.asking === 'overlap' ? ruling.overlap : undefined;
  return {
    row,
    item,
    ruling,
    departments: lists.departments.filter(({ no }) => numbers.includes(no)),
    question: lists.overlaps.find(({ id }) => id === asked),
    answered: overlapsOf(lists.overlaps, row, item, intake.form.narrative).filter(
      ({ id }) => overlapAnswers[id] !== undefined,
    ),
  };
}
