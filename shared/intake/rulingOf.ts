import { type LevelProposal, proposeLevel } from '../diversion/proposeLevel';
import type { DiversionRow, ScopeItem } from '../diversion/types';
import { whose } from '../diversion/whose';
import type { IntakeContext } from './IntakeContext';
import type { IntakeLists, Ruling } from './IntakeState';
import { isWidespread } from './isWidespread';

const DANGER_FIRST = '三（三）1';
const NO_ROW: Ruling = { owner: 'unclear', clause: '' };
const LEAST: LevelProposal = { level: 3, clause: '三（四）3' };

interface Chosen {
  readonly row: DiversionRow;
  readonly item?: ScopeItem | undefined;
}

function chosen(context: IntakeContext, lists: IntakeLists): Chosen | undefined {
  const row = lists.rows.find(({ code }) => code === context.row);
  return row === undefined ? undefined : { row, item: row.items.find(({ code }) => code === context.item) };
}

/** Whose is it: what was settled in the call, else the operator's word, else the lists. */
export function rulingOf(context: IntakeContext, lists: IntakeLists): Ruling {
  const { overruled, settled, side } = context;
  const listed = listedOwner(context, lists);
  if (settled !== undefined) {
    const owner = settled.takenBy === side ? 'ours' : 'theirs';
    return { ...listed, owner, clause: '三（二）2' };
  }
  return overruled === undefined ? listed : { ...listed, owner: overruled.owner, why: overruled.reason };
}

function listedOwner(context: IntakeContext, lists: IntakeLists): Ruling {
  const { danger, side, overlapAnswers: answers } = context;
  const it = chosen(context, lists);
  if (it === undefined)
    // No row yet, and danger does not wait for one: police first, whoever took the call.
    return danger.now ? { owner: side === '110' ? 'ours' : 'both', clause: DANGER_FIRST } : NO_ROW;
  const said = whose({
    ...it,
    overlaps: lists.overlaps,
    answers,
    dangerNow: danger.now,
    side,
    narrative: context.form.narrative,
  });
  return { owner: said.owner, clause: said.clause, overlap: said.overlap?.id, whose: said };
}

/** The level that the plan proposes; a person confirms it. */
export function proposedLevel(context: IntakeContext, lists: IntakeLists): LevelProposal {
  const it = chosen(context, lists);
  if (it !== undefined)
    return proposeLevel({ ...it, dangerNow: context.danger.now, widespread: isWidespread(context.answers) });
  return context.danger.now ? { level: 1, clause: '三（四）1' } : LEAST;
}
