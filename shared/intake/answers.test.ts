import { describe, expect, it } from 'vitest';
import type { HandoverId, SeatId } from '../kernel/ids';
import { foldIntake } from './foldIntake';
import { handoverOf } from './handoverOf';
import type { IntakeEvent } from './IntakeEvent';
import {
  act,
  answered,
  callerEnded,
  decide,
  fold,
  ladderStarted,
  RECORD,
  rang,
  setting,
} from './intakeFixtures';
import { orderContentOf } from './orderContentOf';

const hurt = (answer: string): IntakeEvent => ({
  type: 'questionAnswered',
  question: '15-hurt',
  answer,
  said: `有没有人受伤？${answer}`,
});
const fromWords = (...words: string[]): IntakeEvent => ({
  type: 'dangerMarked',
  kinds: ['fire'],
  by: 'words',
  words,
});
const lowered = (...words: string[]): IntakeEvent => ({ type: 'dangerLowered', reason: '是演习', words });

describe('answers to the first questions', () => {
  const at = (body: IntakeEvent, time: number) => ({ body, at: time });
  const stream = [
    { body: rang, at: 1 },
    { body: answered, at: 2 },
    at(hurt('no'), 1_000),
    at(hurt('yes'), 2_000),
  ];

  it('are kept with the time of the last one, and begin the work', () => {
    const state = foldIntake(stream, setting());
    expect(state.step).toBe('work');
    expect(state.answers).toEqual({ '15-hurt': { answer: 'yes', said: '有没有人受伤？yes', at: 2_000 } });
  });

  it('stand in the order and in the hand-over record, and nothing stands there where nothing was asked', () => {
    const state = foldIntake(stream, setting());
    const envelope = {
      id: 'h' as HandoverId,
      from: '12345-001' as SeatId,
      step: 'transfer',
      target: '110',
      at: 3,
    } as const;
    expect(orderContentOf(state).answers).toEqual(state.answers);
    expect(handoverOf(state, envelope).answers).toEqual(state.answers);
    const none = fold([rang, answered]);
    expect([orderContentOf(none), handoverOf(none, envelope)].map((it) => 'answers' in it)).toEqual([
      false,
      false,
    ]);
  });

  it('come over with the record, and the receiver’s own answer stands before them', () => {
    const { answers } = foldIntake(stream, setting());
    const record = { ...RECORD, answers };
    expect(fold([rang, answered, { type: 'handoverReceived', record }]).answers).toEqual(answers);
    const own = fold([rang, answered, hurt('unsure'), { type: 'handoverReceived', record }]);
    expect(own.answers['15-hurt']?.answer).toBe('unsure');
  });

  it('are taken in wrap-up too, and not while the partner reads', () => {
    const gone = act(fold([rang, answered, callerEnded()]), { type: 'submitted' });
    expect(gone.step).toBe('wrapUp');
    expect(act(gone, hurt('no')).answers['15-hurt']?.answer).toBe('no');
    const dialling = act(fold([rang, answered]), ladderStarted('threeParty'));
    expect(decide(dialling, hurt('no'))).toMatchObject({ ok: false, error: { code: 'readOnly' } });
  });
});

describe('danger from words', () => {
  const talking = fold([rang, answered]);
  const raised = act(talking, fromWords('着火'));

  it('is raised, and says by whom', () => {
    expect(raised.danger).toMatchObject({ now: true, kinds: ['fire'], by: 'words', words: ['着火'] });
    expect(raised.must110First).toBe(true);
  });

  it('is lowered by a person only, and the reason is in the order', () => {
    const state = act(raised, lowered());
    expect(state.danger).toMatchObject({ now: false, lowered: '是演习' });
    expect(orderContentOf(state).dangerLowered).toBe('是演习');
  });

  it('is not raised again by the same words, in whatever form; new words raise it', () => {
    const state = act(raised, lowered());
    expect(decide(state, fromWords('着火了'))).toMatchObject({ ok: false, error: { code: 'dangerKnown' } });
    expect(act(state, fromWords('着火', '有人困在里面')).danger.now).toBe(true);
    expect(act(state, { type: 'dangerMarked', kinds: [] }).danger, 'a person is free to').toMatchObject({
      now: true,
      by: 'person',
    });
  });

  it('judged at one side is not raised by the same words at the other', () => {
    const envelope = {
      id: 'h' as HandoverId,
      from: '110-001' as SeatId,
      step: 'transfer',
      target: '12345',
      at: 3,
    } as const;
    const sent = handoverOf(act(raised, lowered()), envelope);
    const there = fold([rang, answered, { type: 'handoverReceived', record: sent }]);
    expect(there.danger.now).toBe(false);
    expect(decide(there, fromWords('着火')).ok).toBe(false);
    expect(decide(there, fromWords('爆炸')).ok).toBe(true);
  });

  it('marked by a person and lowered with the words on the screen: those words raise nothing', () => {
    const state = act(act(talking, { type: 'dangerMarked', kinds: [] }), lowered('着火'));
    expect(decide(state, fromWords('着火')).ok).toBe(false);
  });

  it('is never raised before the answer, while the partner reads, or after the save', () => {
    const states = [
      fold([rang]),
      act(talking, ladderStarted('threeParty')),
      act(fold([rang, answered, callerEnded()]), { type: 'submitted' }),
    ];
    for (const state of states)
      expect(decide(state, fromWords('着火')), state.step).toMatchObject({ ok: false });
  });
});
