import type { DomainEvent } from '@shared/events/RecordedEvent';
import type { QuestionBook } from '@shared/intake/questions/QuestionBook';
import { saidOf } from '@shared/intake/questions/saidOf';
import { describe, expect, it } from 'vitest';
import { type DeskState, NOTHING_SUGGESTED, onScreen } from '../state/DeskState';
import { record, stateWith, talking } from './callFixture';
import { choiceSet, questionsHaveDigits } from './choices';
import { dangerHint } from './dangerHint';
import { deskView } from './deskView';
import { phaseOf } from './phaseOf';
import { questionKeys, questionView } from './questionView';

const words = (zh: string) => ({ zh, en: zh });
const where = { id: 'where', kind: 'field', field: 'place', ask: words('在哪里？') } as const;
const hurt = { id: 'hurt', kind: 'yesNo', ask: words('有人受伤吗？') } as const;
const age = { id: 'age', kind: 'number', ask: words('多大？'), unit: words('岁') } as const;
const book: QuestionBook = {
  sides: {
    '12345': { opening: words('您好'), first: [where, hurt] },
    '110': { opening: words('110'), first: [where] },
  },
  rows: { '12345-14': [age] },
};

const state = (...bodies: readonly DomainEvent[]): DeskState => ({
  ...stateWith(record([...talking, ...bodies])),
  questions: book,
});
const asked = (of: DeskState) => {
  const { all, at } = questionView(of);
  return all[at]?.question.id;
};
const place: DomainEvent = { type: 'fieldsWritten', fields: { place: '人民路' } };
const no: DomainEvent = { type: 'questionAnswered', question: 'hurt', answer: 'no' };
const row: DomainEvent = { type: 'rowChosen', row: '12345-14' };

describe('the question on screen', () => {
  it('is the first that is open: by the form, by an answer, by the row', () => {
    expect(asked(state())).toBe('where');
    expect(asked(state(place))).toBe('hurt');
    expect(asked(state(place, no))).toBeUndefined();
    expect(asked(state(place, no, row))).toBe('age');
  });

  it('passes over what was skipped, and goes back to whatever was opened, its answer kept', () => {
    const skipped = onScreen(state(place), { skipped: ['hurt'] });
    expect(asked(skipped)).toBeUndefined();
    const back = onScreen(state(place, no), { question: 'hurt' });
    const { all, at } = questionView(back);
    expect(all[at]).toMatchObject({ answer: 'no', answered: { zh: '否' } });
  });

  it('is of the other side’s list at 110', () => {
    const at110 = { ...stateWith(record(talking, '110'), '110'), questions: book };
    expect(questionView(at110).all.map(({ question }) => question.id)).toEqual(['where']);
  });

  it('has a key for each answer and one to pass over', () => {
    expect(questionKeys(hurt).map((key) => ('answer' in key ? key.answer : key.does))).toEqual([
      'yes',
      'no',
      'unsure',
      'skip',
    ]);
    expect(questionKeys(where).map(({ does }) => does)).toEqual(['write', 'skip']);
    expect(questionKeys(age).map(({ does }) => does)).toEqual(['write', 'skip']);
  });

  it('is recorded in words', () => {
    expect([saidOf(hurt, 'unsure'), saidOf(age, '83')]).toEqual(['有人受伤吗？说不清', '多大？83岁']);
  });
});

const suggestion = { ...NOTHING_SUGGESTED, rows: [{ code: '12345-14', score: 0.9, why: ['吵架'] }] };
const setOf = (of: DeskState) => choiceSet(of, phaseOf(of.record));

describe('who has the digits', () => {
  it('1–3 choose a suggested row until a person has chosen one; questions of the plan go before both', () => {
    const suggested = { ...state(), suggested: suggestion };
    expect(setOf(suggested)).toBe('suggested');
    expect(deskView(suggested, '吵架').next.say).toBe('suggested');
    const chosen = { ...state(row), suggested: suggestion };
    expect(setOf(chosen)).toBe('hits');
    const theirs = { ...state({ type: 'rowChosen', row: '110-01' }), suggested: suggestion };
    expect(setOf(theirs)).toBe('consent');
  });

  it('the first questions have 4–9 beside every question of the plan, not beside what takes all digits', () => {
    for (const set of ['suggested', 'consent', 'overlap', 'level', 'settled', 'hits'] as const)
      expect(questionsHaveDigits(state(), set), set).toBe(true);
    for (const set of ['scripts', 'nonCase', 'saidBy', 'none'] as const)
      expect(questionsHaveDigits(state(), set), set).toBe(false);
    expect(questionsHaveDigits(onScreen(state(), { listsFocused: true }), 'hits')).toBe(false);
  });
});

describe('the hint of danger', () => {
  const danger = { level: 'possible', why: ['漏气'], categories: ['leak'] } as const;
  const hinted = (...bodies: readonly DomainEvent[]) =>
    dangerHint({ ...state(...bodies), suggested: { ...NOTHING_SUGGESTED, danger } });

  it('shows the words, until danger is marked or those words were judged', () => {
    expect(hinted()).toBe('「漏气」');
    expect(hinted({ type: 'dangerMarked', kinds: [] })).toBeUndefined();
    const lowered: DomainEvent = { type: 'dangerLowered', reason: '是邻居做饭', words: ['漏气'] };
    expect(hinted({ type: 'dangerMarked', kinds: [] }, lowered)).toBeUndefined();
    expect(dangerHint(state())).toBeUndefined();
  });
});
