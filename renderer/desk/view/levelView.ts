import type { Level } from '@shared/intake/IntakeEvent';
import type { DeskState } from '../state/DeskState';

export interface LevelView {
  readonly proposed: Level;
  readonly clause: string;
  readonly chosen: Level;
  /** A person confirmed it. */
  readonly confirmed: boolean;
  /** Lower than proposed (a greater number): a reason is wanted. */
  readonly needsReason: boolean;
}

const LEAST = { level: 3, clause: '三（四）3' } as const;

/** Upward is free, downward needs a reason (domain.md, danger first). */
export function levelView({ record, screen }: DeskState): LevelView {
  const { level: proposed, clause } = record?.intake.proposed ?? LEAST;
  const confirmedLevel = record?.intake.level;
  const chosen = screen.level ?? confirmedLevel ?? proposed;
  return { proposed, clause, chosen, confirmed: confirmedLevel === chosen, needsReason: chosen > proposed };
}
