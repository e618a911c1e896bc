import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../events/RecordedEvent';
import type { HandoverId, SeatId } from '../kernel/ids';
import { handoverOf } from './handoverOf';
import {
  answered,
  attemptEnded,
  attemptStarted,
  callerEnded,
  consent,
  danger,
  decide,
  fold,
  ladderStarted,
  partnerEnded,
  RECORD,
  rang,
} from './intakeFixtures';
import { orderContentOf } from './orderContentOf';

const taken = [rang, answered] as const;
const crime: DomainEvent = { type: 'rowChosen', row: '110-01' };
const gas: DomainEvent = { type: 'rowChosen', row: '12345-15', item: '12345-15.01' };
const transfer = [...taken, crime, consent('given'), ladderStarted('transfer'), attemptStarted('transfer')];
const joining = [...taken, gas, ladderStarted('threeParty'), attemptStarted('threeParty')];
const primary = (events: readonly DomainEvent[]) =>
  fold(events).offered.find((offer) => offer.primary)?.action;

describe('the road of a first call', () => {
  it('rings, is answered, greeted, written down', () => {
    expect(fold([]).step).toBe('idle');
    expect(fold([rang])).toMatchObject({ step: 'ringing', callerNumber: '13800000001' });
    expect(fold(taken)).toMatchObject({ step: 'greeting', line: 'live', writable: true });
    expect(fold([...taken, { type: 'greeted' }]).step).toBe('work');
    const written = fold([...taken, { type: 'fieldsWritten', fields: { place: '人民路' } }]);
    expect(written).toMatchObject({ step: 'work', form: { place: '人民路', narrative: '' } });
  });

  it('says whose it is by the lists, and asks what decides an overlap', () => {
    expect(fold([...taken, crime])).toMatchObject({
      owner: { owner: 'theirs', clause: '附件3（二）1' },
      asking: 'consent',
    });
    const asked = fold([...taken, gas]);
    expect(asked).toMatchObject({ owner: { owner: 'unclear', overlap: 'gas-leak' }, asking: 'overlap' });
    expect(asked.offered.filter(({ action }) => action.startsWith('answer')).map(({ key }) => key)).toEqual([
      '1',
      '2',
      '3',
    ]);
    const unsure = [
      ...taken,
      gas,
      { type: 'overlapAnswered', overlap: 'gas-leak', answer: 'unsure' } as const,
    ];
    expect(primary(unsure)).toBe('threeParty');
  });

  it('keeps the matter here: level proposed, saved, wrapped up', () => {
    const saved = fold([...taken, { type: 'rowChosen', row: '12345-14' }, { type: 'submitted' }]);
    expect(saved).toMatchObject({ step: 'wrapUp', saved: true, unsaved: false });
    expect(orderContentOf(saved)).toMatchObject({ owner: 'ours', level: 3, linkage: false });
    expect(decide(saved, { type: 'wrapUpDone' })).toMatchObject({ ok: false, error: { code: 'lineOpen' } });
    expect(fold([...taken, { type: 'submitted' }, callerEnded(), { type: 'wrapUpDone' }])).toMatchObject({
      step: 'done',
      done: true,
    });
  });

  it('goes straight to saving where the level was given before', () => {
    expect(fold([...taken, { type: 'keptHere' }]).step).toBe('level');
    expect(fold([...taken, { type: 'levelConfirmed', level: 2 }, { type: 'keptHere' }]).step).toBe('save');
    expect(fold([...taken, { type: 'keptHere' }, { type: 'levelConfirmed', level: 2 }]).step).toBe('save');
  });
});

describe('a question that is answered at once (四（二）)', () => {
  const answered: DomainEvent = { type: 'answeredDirectly' };
  it('is a consultation of level 3, saved, and closed with the wrap-up', () => {
    const state = fold([...taken, answered]);
    expect(state).toMatchObject({
      step: 'save',
      disposal: 'answered',
      level: 3,
      form: { kind: 'consultation' },
    });
    const saved = fold([...taken, answered, { type: 'submitted' }, callerEnded()]);
    expect(decide(saved, { type: 'wrapUpDone' })).toMatchObject({
      value: { effects: [{ type: 'closeOrder', result: expect.stringContaining('四（二）') }] },
    });
  });

  it.each([
    ['in danger', { type: 'dangerMarked', kinds: ['fire'] }],
    ['of another kind', { type: 'fieldsWritten', fields: { kind: 'complaint' } }],
    ['of a higher level', { type: 'levelConfirmed', level: 2 }],
    ['that goes to the other side', { type: 'dispatchChosen' }],
  ] as const)('is none %s', (_, event) => {
    expect(decide(fold([...taken, event]), { type: 'answeredDirectly' })).toMatchObject({
      error: { code: 'noDirectAnswer' },
    });
  });

  it('is taken back by keeping it', () => {
    const kept = fold([...taken, answered, { type: 'keptHere' }, { type: 'submitted' }, callerEnded()]);
    expect(decide(kept, { type: 'wrapUpDone' })).toMatchObject({ value: { effects: [] } });
  });
});

describe('the ladder', () => {
  it('refuses a transfer without consent, and offers it with what it needs', () => {
    const state = fold([...taken, crime]);
    expect(decide(state, ladderStarted('transfer'))).toMatchObject({
      ok: false,
      error: { code: 'consentMissing' },
    });
    expect(state.offered.find(({ action }) => action === 'transfer')).toMatchObject({
      key: 'F6',
      needs: 'consent',
    });
    const agreed = fold([...taken, crime, consent('given')]);
    expect(agreed.step).toBe('consent');
    expect(decide(agreed, ladderStarted('transfer'))).toEqual({
      ok: true,
      value: { effects: [{ type: 'startLadder', step: 'transfer', target: '110' }] },
    });
  });

  it('hands off: the caller is gone, the record is saved and closed', () => {
    const events = [...transfer, callerEnded('replaced'), attemptEnded('handedOff')];
    const handed = fold(events);
    expect(handed).toMatchObject({ step: 'level', line: 'gone', disposal: 'handedOff' });
    expect(decide(handed, { type: 'nonCaseMarked', nonCase: 'hungUp' })).toMatchObject({
      error: { code: 'wasShared' },
    });
    expect(decide(handed, { type: 'submitted' })).toMatchObject({
      value: { effects: [{ type: 'saveOrder', again: false }] },
    });
    const saved = fold([...events, { type: 'submitted' }]);
    expect(orderContentOf(saved)).toMatchObject({
      linkage: true,
      attempts: [{ step: 'transfer', target: '110', result: 'handedOff' }],
    });
    expect(decide(saved, { type: 'wrapUpDone' })).toMatchObject({
      value: { effects: [{ type: 'closeOrder', result: '已一键互转至110（三（二）1）' }] },
    });
  });

  it.each(['busy', 'noAnswer', 'rejected', 'failed', 'cancelled'] as const)(
    'comes back after %s and offers the same target as a three-party call',
    (result) => {
      const events = [...transfer, attemptEnded(result)];
      expect(fold(events)).toMatchObject({ step: 'returned', line: 'live', fallback: '110' });
      expect(primary(events)).toBe('threeParty');
      const joined = [...events, ladderStarted('threeParty'), attemptEnded(result)];
      expect(fold(joined)).toMatchObject({ step: 'order', line: 'live' });
      expect(fold(joined).attempts).toHaveLength(2);
    },
  );

  it('settles in a three-party call who takes it', () => {
    const talking = [...joining, attemptEnded('threeParty')];
    expect(fold(talking)).toMatchObject({ step: 'threeParty', asking: 'settled' });
    expect(fold([...talking, partnerEnded])).toMatchObject({ step: 'settling', asking: 'settled' });
    const settled: DomainEvent = { type: 'settled', takenBy: '110', saidBy: '110' };
    for (const events of [
      [...talking, settled, { type: 'seatLeft' } as const],
      [...talking, partnerEnded, settled],
    ])
      expect(fold(events)).toMatchObject({
        step: 'level',
        disposal: 'settledTheirs',
        owner: { owner: 'theirs', clause: '三（二）2' },
      });
  });

  it.each([
    ['refused', '来电人不同意转接'],
    ['notPossible', '无法征询来电人意见'],
  ] as const)('consent %s leads to an order for the other side', (said, why) => {
    const state = fold([...taken, crime, consent(said)]);
    expect(state).toMatchObject({ step: 'level', disposal: 'dispatched' });
    expect(decide(state, { type: 'submitted' })).toMatchObject({
      value: {
        effects: [
          { type: 'saveOrder', again: false },
          { type: 'dispatchOrder', to: '110', reason: expect.stringContaining(why) },
        ],
      },
    });
  });

  it('is read-only while the partner decides', () => {
    const state = fold(transfer);
    expect(state.writable).toBe(false);
    expect(decide(state, { type: 'fieldsWritten', fields: { place: 'x' } })).toMatchObject({
      error: { code: 'readOnly' },
    });
  });

  it('tells the partner why, with the clause', () => {
    const record = handoverOf(fold([...taken, crime, consent('given')]), {
      id: 'h' as HandoverId,
      from: '12345-001' as SeatId,
      step: 'transfer',
      target: '110',
      at: 5,
    });
    expect(record).toMatchObject({
      consent: 'given',
      fromSide: '12345',
      reason: '属于110受理范围，一键互转（三（二）1），依据附件3（二）1',
    });
  });
});

describe('a step that was asked for and never dialled', () => {
  const asked = [...taken, crime, consent('given'), ladderStarted('transfer')];

  it('is given up when the program comes back, and taken up again where the phone dialled after all', () => {
    const back = [...asked, { type: 'callFound' } as const];
    expect(fold(back)).toMatchObject({ step: 'returned', line: 'found', fallback: '110', attempts: [] });
    expect(fold([...back, attemptStarted('transfer')]).step).toBe('transferring');
    expect(fold([...transfer, { type: 'callFound' }]).step).toBe('transferring');
  });

  it('does not hold the operator', () => {
    expect(fold([...asked, { type: 'dispatchChosen' }])).toMatchObject({
      step: 'level',
      disposal: 'dispatched',
    });
    expect(decide(fold(transfer), { type: 'dispatchChosen' }).ok).toBe(false);
  });
});

describe('the caller is gone', () => {
  it('while ringing: named at once, no form to fill', () => {
    expect(fold([rang, callerEnded('cancelledThere')])).toMatchObject({ done: true, nonCase: 'hungUp' });
    expect(fold([rang, callerEnded('noAnswer')])).toMatchObject({ done: true, missed: true });
    expect(fold([rang, { type: 'callLost' }])).toMatchObject({ done: true, missed: true });
    expect(fold([rang, { type: 'callLost' }, { type: 'callFound' }])).toMatchObject({ step: 'ringing' });
  });

  it('in mid-work: the draft stays, and an order or a non-case is still to be made', () => {
    const gone = fold([...taken, { type: 'fieldsWritten', fields: { narrative: '井盖' } }, callerEnded()]);
    expect(gone).toMatchObject({ step: 'work', line: 'gone', form: { narrative: '井盖' } });
    expect(decide(gone, { type: 'wrapUpDone' })).toMatchObject({ error: { code: 'nothingSaved' } });
    expect(decide(gone, consent('given'))).toMatchObject({ error: { code: 'lineOver' } });
    expect(decide(gone, { type: 'nonCaseMarked', nonCase: 'hungUp' }).ok).toBe(true);
    expect(decide(gone, { type: 'submitted' }).ok).toBe(true);
  });

  it('on the way to the other side: an order goes there', () => {
    // The screen does not wait for the phone to give the attempt its result.
    expect(fold([...transfer, callerEnded()])).toMatchObject({ step: 'order', disposal: 'dispatched' });
    expect(fold([...joining, callerEnded()])).toMatchObject({ step: 'order', disposal: 'undecided' });
    expect(fold([...transfer, callerEnded(), attemptEnded('callerGone')])).toMatchObject({
      step: 'order',
      disposal: 'dispatched',
      attempts: [{ result: 'callerGone' }],
    });
    expect(fold([...transfer, { type: 'callLost' }])).toMatchObject({
      step: 'order',
      line: 'lost',
      attempts: [{ result: 'failed' }],
    });
  });
});

describe('danger', () => {
  it('opens the road to 110 without consent, and closes every other end', () => {
    const state = fold([...taken, danger]);
    expect(state).toMatchObject({ must110First: true, danger: { now: true, kinds: ['height'] } });
    expect(primary([...taken, danger])).toBe('transfer');
    expect(decide(state, ladderStarted('transfer')).ok).toBe(true);
    for (const event of [{ type: 'submitted' }, { type: 'keptHere' }] as const)
      expect(decide(state, event)).toMatchObject({ error: { code: 'must110First' } });
    expect(decide(state, { type: 'nonCaseMarked', nonCase: 'prank' })).toMatchObject({
      error: { code: 'dangerNow' },
    });
    expect(decide(fold([...taken, danger, { type: 'dispatchChosen' }]), { type: 'submitted' })).toMatchObject(
      {
        value: { effects: [{ type: 'saveOrder' }, { type: 'dispatchOrder', to: '110' }] },
      },
    );
  });

  it('goes down only with a reason', () => {
    const state = fold([...taken, danger]);
    expect(decide(state, { type: 'dangerLowered', reason: ' ' })).toMatchObject({
      error: { code: 'reasonMissing' },
    });
    expect(fold([...taken, danger, { type: 'dangerLowered', reason: '演习' }])).toMatchObject({
      danger: { now: false, lowered: '演习' },
      must110First: false,
    });
  });

  it('marked after the end opens the matter again', () => {
    const over = [...taken, callerEnded(), { type: 'nonCaseMarked', nonCase: 'prank' } as const];
    const again = fold([...over, { type: 'wrapUpDone' }, danger]);
    expect(again).toMatchObject({ step: 'work', must110First: true, saved: false });
    expect(again.nonCase).toBeUndefined();
  });

  it('a 110 seat dispatches itself and may save', () => {
    expect(decide(fold([...taken, danger], '110'), { type: 'submitted' }).ok).toBe(true);
  });
});

describe('a non-case about which something was noted', () => {
  it('is finished and not saved, with the caller on the line too', () => {
    const noted = { type: 'fieldsWritten', fields: { narrative: '一直辱骂' } } as const;
    const named = [...taken, noted, { type: 'nonCaseMarked', nonCase: 'harassment' } as const];
    expect(primary(named)).not.toBe('submit');
    expect(primary([...named, callerEnded()])).toBe('finish');
  });
});

describe('a call that was handed over', () => {
  it('starts with what the sender wrote, and keeps what was written here', () => {
    const state = fold([
      rang,
      { type: 'handoverReceived', record: { ...RECORD, dangerNow: true } },
      answered,
    ]);
    expect(state).toMatchObject({
      callerNumber: '13900000002',
      row: '12345-14',
      form: { narrative: '邻居吵架', place: '人民路1号' },
      danger: { now: true, kinds: ['violence'] },
      machine: { value: { danger: 'now', origin: 'handedOver' } },
    });
    expect(orderContentOf(state).linkage).toBe(true);
  });

  const fromPolice = { type: 'handoverReceived', record: { ...RECORD, dangerNow: true } } as const;

  it('from 110 with its danger is not sent back there: the 12345 seat does its own part', () => {
    const state = fold([rang, fromPolice, answered]);
    expect(state).toMatchObject({ must110First: false, danger: { now: true, by: '110' } });
    expect(primary([rang, fromPolice, answered, { type: 'greeted' }])).toBe('submit');
    expect(decide(state, { type: 'submitted' }).ok).toBe(true);
    expect(decide(state, ladderStarted('threeParty')).ok).toBe(true);
    const known = fold([rang, fromPolice, answered, { type: 'dangerMarked', kinds: ['violence'] }]);
    expect(known.must110First).toBe(false);
  });

  it('hears of a danger that police cannot know: now 110 is brought in first, before and after the save', () => {
    const fire = { type: 'dangerMarked', kinds: ['fire'] } as const;
    expect(fold([rang, fromPolice, answered, fire])).toMatchObject({
      must110First: true,
      danger: { by: 'person', kinds: ['violence', 'fire'] },
    });
    const saved = [rang, fromPolice, answered, { type: 'submitted' }, callerEnded()] as const;
    expect(fold([...saved, fire])).toMatchObject({ step: 'work', must110First: true });
    const lowered = { type: 'dangerLowered', reason: '民警到场已控制' } as const;
    expect(fold([rang, fromPolice, answered, lowered, danger]).must110First).toBe(true);
  });

  it('from another 12345 seat with danger: nobody has told police yet', () => {
    const record = { ...fromPolice.record, fromSide: '12345' as const };
    expect(fold([rang, { type: 'handoverReceived', record }, answered]).must110First).toBe(true);
  });
});

describe('levels and lists', () => {
  it('lowers a level only with a reason, and takes no unknown code', () => {
    const state = fold([...taken, { type: 'rowChosen', row: '110-06' }]);
    expect(state.proposed).toEqual({ level: 1, clause: '三（四）1' });
    expect(decide(state, { type: 'levelConfirmed', level: 3 })).toMatchObject({
      error: { code: 'levelReasonMissing' },
    });
    expect(decide(state, { type: 'levelConfirmed', level: 3, reason: '已排除' }).ok).toBe(true);
    expect(decide(state, { type: 'rowChosen', row: '12345-99' })).toMatchObject({
      error: { code: 'rowUnknown' },
    });
    expect(decide(state, { type: 'overlapAnswered', overlap: 'x', answer: 'yes' })).toMatchObject({
      error: { code: 'overlapUnknown' },
    });
  });
});
