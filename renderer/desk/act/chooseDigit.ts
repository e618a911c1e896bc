// Renderer, desk page: what a digit chooses, by the set that shows its digits now.

import type { Answer, Consent, IntakeEvent, Level, NonCase } from '@shared/intake/IntakeEvent';
import { otherSide, SIDES } from '@shared/kernel/side';
import { practicePeople } from '@shared/person/Person';
import { BOOK_VIEWS } from '../view/bookViews';
import { type ChoiceSet, choiceSet, FIRST_QUESTION_DIGIT, questionsHaveDigits } from '../view/choices';
import { levelView } from '../view/levelView';
import { listEntries } from '../view/listEntries';
import { phaseOf } from '../view/phaseOf';
import { questionView } from '../view/questionView';
import type { DeskAsks } from './DeskAsks';
import { answerLetter, QUICK_ANSWERS } from './helpActs';
import { flagAt, toggleFlag } from './matterActs';
import { openStep } from './orderActs';
import { OVERRULES } from './overrule';
import { pressQuestionKey } from './questionActs';
import { sayLine } from './runActs';
import { choosePause } from './seatActs';
import { signIn } from './signIn';
import { confirmLevel } from './submit';

export const ANSWERS: readonly Answer[] = ['yes', 'no', 'unsure'];
export const CONSENTS: readonly Consent[] = ['given', 'refused', 'notPossible'];
export const NON_CASES: readonly NonCase[] = ['silent', 'misdialled', 'prank', 'harassment', 'hungUp'];
export const LEVELS: readonly Level[] = [1, 2, 3];
export const SAYERS = ['caller', '12345', '110', 'lead'] as const;

/** Answers whether digits choose anything now; what they choose is decided in turn. */
export function chooseDigit(asks: DeskAsks, digit: number): boolean {
  const state = asks.store.get();
  const set = choiceSet(state, phaseOf(state.record));
  if (set === 'none') return false;
  asks.inTurn(() => choose(asks, digit - 1));
  return true;
}

function choose(asks: DeskAsks, at: number): void {
  const state = asks.store.get();
  const set = choiceSet(state, phaseOf(state.record));
  const asked = at - (FIRST_QUESTION_DIGIT - 1);
  const question = asked >= 0 && questionsHaveDigits(state, set) && questionView(state).at >= 0;
  if (question) pressQuestionKey(asks, asked);
  else CHOOSE[set](asks, at);
}

const CHOOSE: Readonly<Record<ChoiceSet, (asks: DeskAsks, at: number) => void>> = {
  callerLines: sayLine,
  scripts: (asks, at) =>
    on(asks.store.get().scripts[at], ({ id }) => void asks.ask('practice.ring', { script: id })),
  bookViews: (asks, at) => on(BOOK_VIEWS[at], (view) => asks.screen({ bookView: view })),
  orderSteps: (asks, at) => on(asks.store.get().screen.orderSteps[at], (step) => void openStep(asks, step)),
  roles: (asks, at) =>
    on(practicePeople(asks.store.get().identity?.side ?? '12345')[at], ({ id }) => void signIn(asks, id, '')),
  overrule: (asks, at) => on(OVERRULES[at], (owner) => asks.screen({ overruleTo: owner })),
  flag: (asks, at) => on(flagAt(at), (kind) => void toggleFlag(asks, kind)),
  pauses: choosePause,
  letters: (asks, at) => on(QUICK_ANSWERS[at], (name) => answerLetter(asks, name)),
  nonCase: (asks, at) => on(NON_CASES[at], (nonCase) => markNonCase(asks, nonCase)),
  settled: (asks, at) =>
    on(settleSides(asks)[at], (takenBy) => asks.record({ type: 'settled', takenBy, saidBy: takenBy })),
  saidBy: (asks, at) => on(SAYERS[at], (saidBy) => sayBy(asks, saidBy)),
  suggested: (asks, at) => on(asks.store.get().suggested.rows[at], ({ code }) => chooseRow(asks, code)),
  consent: (asks, at) => on(CONSENTS[at], (consent) => giveConsent(asks, consent)),
  overlap: (asks, at) => on(ANSWERS[at], (answer) => answerOverlap(asks, answer)),
  level: (asks, at) => on(LEVELS[at], (level) => chooseLevel(asks, level)),
  hits: (asks, at) =>
    on(listEntries(asks.store.get())[at], (entry) => chooseRow(asks, entry.row.code, entry.item?.code)),
  none: () => {},
};

function on<T>(value: T | undefined, act: (value: T) => void): void {
  if (value !== undefined) act(value);
}

/** Ours first, as the machine offers them. */
export const settleSides = (asks: DeskAsks) => {
  const side = asks.store.get().identity?.side ?? SIDES[0] ?? '12345';
  return [side, otherSide(side)];
};

/** Who said it, where it was not the one who takes it. */
export function sayBy(asks: DeskAsks, saidBy: (typeof SAYERS)[number]): void {
  const takenBy = asks.store.get().record?.intake.settled?.takenBy;
  if (takenBy !== undefined) asks.record({ type: 'settled', takenBy, saidBy });
}

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
  asks.screen({ wantsTransfer: false, transferTarget: undefined });
  const goes = consent === 'given' && screen.wantsTransfer;
  const dial: IntakeEvent = {
    type: 'ladderStarted',
    step: 'transfer',
    target: screen.transferTarget ?? otherSide(record.intake.side),
  };
  const said: IntakeEvent = { type: 'consentRecorded', consent };
  asks.inTurn(() => asks.recordNow(record.id, said, ...(goes ? [dial] : [])));
}

export function markNonCase(asks: DeskAsks, nonCase: NonCase): void {
  asks.record({ type: 'nonCaseMarked', nonCase });
  asks.screen({ open: 'none' });
}

/** Confirmed at once where no reason is wanted; else the reason's field opens below. */
export function chooseLevel(asks: DeskAsks, level: Level): void {
  asks.screen({ level });
  if (!levelView(asks.store.get()).needsReason) asks.inTurn(() => confirmLevel(asks));
}
