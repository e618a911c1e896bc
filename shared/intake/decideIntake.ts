import { type Failure, fail, ok, type Result } from '../kernel/result';
import { effectsOf, takes } from './foldIntake';
import { freshWords } from './freshWords';
import type { IntakeEffect } from './IntakeEffect';
import type { IntakeEvent } from './IntakeEvent';
import type { IntakeLists, IntakeState } from './IntakeState';
import { refusal } from './refusal';

export interface IntakeDecision {
  /** To be performed once, after the event is committed. */
  readonly effects: readonly IntakeEffect[];
}

/**
 * May the operator do this now, and what follows from it? Pure: nothing changes until the host has recorded the
 * event and folds it. Refusals come as a code and a plain sentence; codes are listed in docs/intake.md.
 */
export function decideIntake(
  state: IntakeState,
  event: IntakeEvent,
  lists: IntakeLists,
): Result<IntakeDecision> {
  const wrong = unknownCode(event, lists) ?? missingReason(state, event) ?? wordsAgain(state, event);
  if (wrong !== undefined) return fail(wrong);
  if (!takes(state, event)) return fail(refusal(state, event));
  return ok({ effects: effectsOf(state, event) });
}

/** What the event names must stand in the lists. */
function unknownCode(event: IntakeEvent, { rows, overlaps }: IntakeLists): Failure | undefined {
  if (event.type === 'rowChosen') {
    const row = rows.find(({ code }) => code === event.row);
    if (row === undefined) return { code: 'rowUnknown', message: `分流清单里没有编号 ${event.row} 的事项。` };
    if (event.item !== undefined && !row.items.some(({ code }) => code === event.item))
      return { code: 'itemUnknown', message: `事项 ${event.row} 里没有编号 ${event.item} 的受理范围项。` };
  }
  if (event.type === 'overlapAnswered' && !overlaps.some(({ id }) => id === event.overlap))
    return { code: 'overlapUnknown', message: `没有编号为 ${event.overlap} 的交叉事项问题。` };
  return undefined;
}

/**
 * Words raise danger while the matter is being taken, and the same words once: a person who lowered it with a reason
 * is not overruled by a program that reads the sentence again.
 */
function wordsAgain(state: IntakeState, event: IntakeEvent): Failure | undefined {
  if (event.type !== 'dangerMarked' || event.by !== 'words') return undefined;
  if (!state.writable || state.step === 'wrapUp')
    return { code: 'notNow', message: '现在不能由来电人的话标记危险。' };
  return freshWords(state.danger, event.words ?? []).length > 0
    ? undefined
    : { code: 'dangerKnown', message: '这些话已经提示过危险，不再重复标记。' };
}

/** Upward is free, downward needs a reason (domain.md, danger first; 三（四）). A bigger number is a lower level. */
function missingReason(state: IntakeState, event: IntakeEvent): Failure | undefined {
  if (event.type !== 'levelConfirmed' || event.level <= state.proposed.level) return undefined;
  return (event.reason ?? '').trim() === ''
    ? {
        code: 'levelReasonMissing',
        message: `按${state.proposed.clause}应为${state.proposed.level}级，调低级别要写明理由。`,
      }
    : undefined;
}
