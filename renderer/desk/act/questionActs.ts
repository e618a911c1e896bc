// Renderer, desk page: answering, passing over and going back to the first questions.
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { Question } from '@shared/intake/questions/questionSchema';
import { answerWords, saidOf } from '@shared/intake/questions/saidOf';
import { CONSENT } from '@shared/practice/cueOf';
import { choiceSet } from '../view/choices';
import { phaseOf } from '../view/phaseOf';
import { questionKeys, questionView } from '../view/questionView';
import type { DeskAsks } from './DeskAsks';
import { focusOn } from './focusOn';

/** What the `at`-th key of the question on screen does; false where it has no such key. */
export function pressQuestionKey(asks: DeskAsks, at: number): boolean {
  const question = current(asks);
  const key = question === undefined ? undefined : questionKeys(question)[at];
  if (question === undefined || key === undefined) return false;
  if (key.does === 'answer') answerQuestion(asks, question, key.answer);
  else if (key.does === 'skip') skipQuestion(asks, question);
  else {
    tellAsked(asks, question.id);
    focusOn(question.kind === 'field' ? question.field : 'questionNumber');
  }
  return true;
}

const current = (asks: DeskAsks): Question | undefined => {
  const { all, at } = questionView(asks.store.get());
  return all[at]?.question;
};

/** What was just asked aloud: the scripted caller of a practice call hears it by this key, and answers. */
export function sayAsked(asks: DeskAsks): void {
  const state = asks.store.get();
  const set = choiceSet(state, phaseOf(state.record));
  if (set === 'consent') tellAsked(asks, CONSENT);
  else
    tellAsked(
      asks,
      (set === 'overlap' ? state.record?.intake.owner.overlap : undefined) ?? current(asks)?.id,
    );
}

function tellAsked(asks: DeskAsks, question: string | undefined): void {
  const { identity, record } = asks.store.get();
  if (question === undefined || record === undefined || !identity?.practice) return;
  void asks.ask('practice.asked', { call: record.id, question });
}

/** The answer, and the danger that it means: whoever is hurt or threatened does not wait for a second key. */
export function answerQuestion(asks: DeskAsks, question: Question, answer: string): void {
  const { record } = asks.store.get();
  if (record === undefined || answerWords(question, answer) === undefined) return;
  const said: IntakeEvent = {
    type: 'questionAnswered',
    question: question.id,
    answer,
    said: saidOf(question, answer),
  };
  const danger = 'danger' in question ? question.danger : undefined;
  const raised: readonly IntakeEvent[] =
    danger?.answer === answer ? [{ type: 'dangerMarked', kinds: danger.kinds }] : [];
  asks.screen({ question: '' });
  asks.inTurn(() => asks.recordNow(record.id, said, ...raised));
}

export function skipQuestion(asks: DeskAsks, { id }: Question): void {
  const { skipped } = asks.store.get().screen;
  asks.screen({ question: '', skipped: [...new Set([...skipped, id])] });
}

/** Alt+↑ and Alt+↓: to the one before or after, whatever was answered. */
export function moveQuestion(asks: DeskAsks, by: -1 | 1): void {
  const { all, at } = questionView(asks.store.get());
  const from = at < 0 ? all.length : at;
  const to = all[Math.max(0, Math.min(all.length - 1, from + by))];
  if (to !== undefined) asks.screen({ question: to.question.id });
}
