// Renderer, desk page: overruling the lists. Free in both directions, and never without a reason.
import type { Owner } from '@shared/intake/IntakeEvent';
import type { DeskState } from '../state/DeskState';
import type { DeskAsks } from './DeskAsks';

export const OVERRULES: readonly Owner[] = ['ours', 'theirs', 'unclear'];

/** The owner that is picked, else the opposite of what stands: that is what one overrules for. */
export const overruleTo = ({ screen, record }: DeskState): Owner =>
  screen.overruleTo ?? (record?.intake.owner.owner === 'ours' ? 'theirs' : 'ours');

/** Without a reason nothing happens: the field stays open and waits for one. */
export function overrule(asks: DeskAsks, owner: Owner, reason: string): void {
  const why = reason.trim();
  if (why === '') return;
  asks.record({ type: 'ownerOverruled', owner, reason: why });
  asks.screen({ open: 'none', overruleTo: undefined });
}
