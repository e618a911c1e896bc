// Renderer, desk page: what a digit chooses, by the set that shows its digits now.

import type { Answer, Consent, Level, NonCase } from '@shared/intake/IntakeEvent';
import { assertNever } from '@shared/kernel/assertNever';
import { otherSide, SIDES } from '@shared/kernel/side';
import { choiceSet } from '../view/choices';
import { levelView } from '../view/levelView';
import { listEntries } from '../view/listEntries';
import { phaseOf } from '../view/phaseOf';
import type { DeskAsks } from './DeskAsks';
import { confirmLevel } from './submit';

export const ANSWERS: readonly Answer[] = ['yes', 'no', 'unsure'];
export const CONSENTS: readonly Consent[] = ['given', 'refused', 'notPossible'];
export const NON_CASES: readonly NonCase[] = ['silent', 'misdialled', 'prank', 'harassment', 'hungUp'];
export const LEVELS: readonly Level[] = [1, 2, 3];

export function chooseDigit(asks: DeskAsks, digit: number): boolean {
  const state = asks.store.get();
  const set = choiceSet(state, phaseOf(state.record));
  const at = digit - 1;
  switch (set) {
    case 'scripts':
      return on(state.scripts[at], ({ id }) => void asks.ask('practice.ring', { script: id }));
    case 'nonCase':
      return on(NON_CASES[at], (nonCase) => markNonCase(asks, nonCase));
    case 'settled':
      return on(settleSides(asks)[at], (takenBy) =>
        asks.record({ type: 'settled', takenBy, saidBy: takenBy }),
      );
    case 'consent':
      return on(CONSENTS[at], (consent) => giveConsent(asks, consent));
    case 'overlap':
      return on(ANSWERS[at], (answer) => answerOverlap(asks, answer));
    case 'level':
      return on(LEVELS[at], (level) => chooseLevel(asks, level));
    case 'hits':
      return on(listEntries(state)[at], (entry) => chooseRow(asks, entry.row.code, entry.item?.code));
    case 'none':
      return false;
    default:
      return assertNever(set);
  }
}

function on<T>(value: T | undefined, act: (value: T) => void): boolean {
  if (value === undefined) return false;
  act(value);
  return true;
}

/** Ours first, as the machine offers them. */
export const settleSides = (asks: DeskAsks) => {
  const side = asks.store.get().identity?.side ?? SIDES[0] ?? '12345';
  return [side, otherSide(side)];
};

export function answerOverlap(asks: DeskAsks, answer: Answer): void {
  const overlap = asks.store.get().record?.intake.owner.overlap;
  if (overlap !== undefined) asks.record({ type: 'overlapAnswered', overlap, answer });
}

export function chooseRow(asks: DeskAsks, row: string, item?: string): void {
  asks.record(item === undefined ? { type: 'rowChosen', row } : { type: 'rowChosen', row, item });
  asks.screen({ listQuery: '', openRow: row });
}

/** A yes after F6 goes on to dial; every answer closes the question. */
export function giveConsent(asks: DeskAsks, consent: Consent): void {
  const { record, screen } = asks.store.get();
  if (record === undefined) return;
  asks.record({ type: 'consentRecorded', consent });
  if (consent === 'given' && screen.wantsTransfer) {
    asks.record({ type: 'ladderStarted', step: 'transfer', target: otherSide(record.intake.side) });
  }
  asks.screen({ wantsTransfer: false });
}

export function markNonCase(asks: DeskAsks, nonCase: NonCase): void {
  asks.record({ type: 'nonCaseMarked', nonCase });
  asks.screen({ open: 'none' });
}

/** Confirmed at once where no reason is wanted; else the reason's field opens below. */
export function chooseLevel(asks: DeskAsks, level: Level): void {
  asks.screen({ level });
  if (!levelView(asks.store.get()).needsReason) confirmLevel(asks);
}
