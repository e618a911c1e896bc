import type { Level } from '../intake/IntakeEvent';

/** Callers at which the level above is proposed. */
export const CALLER_MARKS: readonly number[] = [3, 10, 30];

export interface IncidentSize {
  readonly callers: number;
  /** The highest level that its matters have now. */
  readonly level: Level;
  /** How many callers there were when a person last decided about a proposal; 0: never. */
  readonly decidedAt: number;
}

/**
 * The level above, where the number of callers has passed a mark since a person last decided; undefined where
 * nothing is proposed. A proposal only: the program never sets it (三（四）, domain.md, levels and clocks).
 */
export function proposeIncidentLevel({ callers, level, decidedAt }: IncidentSize): Level | undefined {
  const passed = CALLER_MARKS.some((mark) => decidedAt < mark && mark <= callers);
  if (!passed || level === 1) return undefined;
  return level === 3 ? 2 : 1;
}
