// Days whose figures were worked out by hand. The arithmetic stands beside each expectation.
import { describe, expect, it } from 'vitest';
import type { AttemptId, CallId, HandoverId, LegId, LendingId, PersonId, SeatId } from '../kernel/ids';
import { CONTENT } from '../order/testing/given';
import type { Counts } from './Counts';
import { countFacts } from './countFacts';
import { factsOf } from './facts/factsOf';
import { INDICATORS, type IndicatorName } from './indicators';
import type { Question } from './Question';
import { DayLog, instant } from './testing/DayLog';

const day = (date: string, over: Partial<Question> = {}): Question => ({
  from: instant(`${date} 00:00:00`),
  to: instant(`${date} 00:00:00`) + 86_400_000,
  asOf: instant(`${date} 00:00:00`) + 30 * 86_400_000,
  by: 'all',
  ...over,
});
const ask = (log: DayLog, question: Question): Counts => {
  const counts = countFacts(factsOf(log.events), question).get('');
  if (counts === undefined) throw new Error('nothing was counted');
  return counts;
};
const value = (counts: Counts, name: IndicatorName): number | undefined =>
  INDICATORS.find((one) => one.name === name)?.of(counts);
const clerk = { id: '0017' as PersonId, name: '王敏', role: 'agent' as const };

describe('an ordinary morning at one seat', () => {
  const log = new DayLog()
    .say('2026-09-28 08:00:00', 'seat:12345-001', { type: 'seatSignedIn', person: clerk })
    .say('2026-09-28 08:00:00', 'seat:12345-001', { type: 'phoneFound' })
    .say('2026-09-28 08:00:00', 'seat:12345-001', { type: 'seatMadeAvailable' })
    // First caller: waits from 08:09:50, rings 10 s, talks 120 s of which 30 s on hold, wrap-up 40 s.
    .offered('2026-09-28 08:10:00', 'a', '2026-09-28 08:09:50')
    .leg('2026-09-28 08:10:10', 'a', 'legAnswered')
    .leg('2026-09-28 08:11:00', 'a', 'legHeld')
    .leg('2026-09-28 08:11:30', 'a', 'legRetrieved')
    .leg('2026-09-28 08:12:10', 'a', 'legEnded')
    .say('2026-09-28 08:12:50', 'call:a', { type: 'wrapUpDone' })
    // Second: rings 16 s, talks 60 s, wrap-up 20 s.
    .offered('2026-09-28 08:20:00', 'b')
    .leg('2026-09-28 08:20:16', 'b', 'legAnswered')
    .leg('2026-09-28 08:21:16', 'b', 'legEnded')
    .say('2026-09-28 08:21:36', 'call:b', { type: 'wrapUpDone' })
    // Third: gives up after 8 s.
    .offered('2026-09-28 08:30:00', 'c')
    .leg('2026-09-28 08:30:08', 'c', 'legEnded', 'cancelledThere')
    // Fourth: rings 20 s, is missed, and so is the confirmation until 08:45.
    .offered('2026-09-28 08:40:00', 'd')
    .say('2026-09-28 08:40:20', 'seat:12345-001', { type: 'callMissed', call: 'd' as CallId })
    .leg('2026-09-28 08:40:20', 'd', 'legEnded', 'cancelledThere')
    .say('2026-09-28 08:45:00', 'seat:12345-001', { type: 'missConfirmed' })
    .say('2026-09-28 09:00:00', 'seat:12345-001', { type: 'pauseStarted', reason: '用餐' })
    .say('2026-09-28 09:10:00', 'seat:12345-001', { type: 'seatSignedOut' });
  const counts = ask(log, day('2026-09-28'));

  it('counts four offered, two answered, one of them within 15 s, one missed, one abandoned', () => {
    expect(counts).toMatchObject({ offered: 4, answered: 2, answeredIn15: 1, missed: 1, abandoned: 1 });
    expect(value(counts, 'answerRate15')).toBe(1 / 4);
    expect(value(counts, 'connectRate')).toBe(2 / 4);
  });

  it('has the means of what was recorded', () => {
    expect(value(counts, 'averageWait')).toBe((20 + 16) / 2);
    expect(value(counts, 'averageRing')).toBe((10 + 16) / 2);
    expect(value(counts, 'averageTalk')).toBe((120 - 30 + 60) / 2);
    expect(value(counts, 'averageHold')).toBe((30 + 0) / 2);
    expect(value(counts, 'averageWrapUp')).toBe((40 + 20) / 2);
    expect(value(counts, 'handleTime')).toBe(75 + 15 + 30);
  });

  it('has the occupancy of time on contact, pauses and the missed call left out', () => {
    // On contact: a 08:10:00–08:12:50 = 170, b 08:20:00–08:21:36 = 96, c 8, d 20 until it was missed.
    const contact = 170 + 96 + 8 + 20;
    // Idle: 08:00–09:00 = 3,600, less contact, less missed 08:40:20–08:45:00 = 280.
    const idle = 3_600 - contact - 280;
    expect(counts).toMatchObject({ contactMs: contact * 1000, idleMs: idle * 1000, pauseMs: 600_000 });
    expect(value(counts, 'occupancy')).toBe(contact / (contact + idle));
  });

  it('stands in the name of who sat there, and in the hours of the day', () => {
    const facts = factsOf(log.events);
    expect([...countFacts(facts, day('2026-09-28', { by: 'person' })).keys()].sort()).toEqual(['', '0017']);
    expect(countFacts(facts, day('2026-09-28', { by: 'hour' })).get('8')?.offered).toBe(4);
    // 2026-09-28 is a Monday: 0 × 24 + 8.
    expect(countFacts(facts, day('2026-09-28', { by: 'weekHour' })).get('8')?.offered).toBe(4);
  });
});

describe('across midnight', () => {
  const log = new DayLog()
    .say('2026-09-28 23:00:00', 'seat:12345-001', { type: 'seatSignedIn', person: clerk })
    .say('2026-09-28 23:00:00', 'seat:12345-001', { type: 'phoneFound' })
    .say('2026-09-28 23:00:00', 'seat:12345-001', { type: 'seatMadeAvailable' })
    .offered('2026-09-28 23:58:00', 'a')
    .leg('2026-09-28 23:58:05', 'a', 'legAnswered')
    .leg('2026-09-29 00:03:05', 'a', 'legEnded')
    .say('2026-09-29 00:04:00', 'call:a', { type: 'wrapUpDone' })
    .say('2026-09-29 01:00:00', 'seat:12345-001', { type: 'seatSignedOut' });

  it('a call belongs whole to the day on which it was offered; time at the seat to the day on which it passed', () => {
    const first = ask(log, day('2026-09-28'));
    const second = ask(log, day('2026-09-29'));
    expect([first.offered, second.offered]).toEqual([1, 0]);
    expect(value(first, 'averageTalk')).toBe(300);
    // 23:58:00–24:00:00 and 00:00:00–00:04:00; idle 23:00–23:58 and 00:04–01:00.
    expect([first.contactMs, second.contactMs]).toEqual([120_000, 240_000]);
    expect([first.idleMs, second.idleMs]).toEqual([58 * 60_000, 56 * 60_000]);
  });
});

describe('over a holiday', () => {
  // Level 2, told on Wednesday 2026-09-30 16:00: first response in 4 hours, progress by 24:00 of the third working
  // day after it. 10-01 to 10-07 is holiday, so that is 10-08, 10-09, 10-10 (a Saturday that is worked).
  const clock = {
    type: 'clockStarted' as const,
    department: 18,
    level: 2 as const,
    start: instant('2026-09-30 16:00:00'),
    firstResponse: instant('2026-09-30 20:00:00'),
    progress: instant('2026-10-11 00:00:00'),
    clause: '三（四）2',
    calendar: '1',
    rules: '1',
  };
  const noted = (stage: 'firstResponse' | 'progress', time: string) =>
    ({ type: 'responseNoted', department: 18, stage, notedAt: instant(time) }) as const;
  const log = new DayLog()
    .say('2026-09-30 16:00:00', 'order:o', {
      type: 'orderCreated',
      number: '1',
      side: '12345',
      content: { ...CONTENT, level: 2 },
    })
    .say('2026-09-30 16:00:00', 'order:o', clock)
    .say('2026-09-30 20:00:00', 'order:o', noted('firstResponse', '2026-09-30 20:00:00'))
    .say('2026-10-11 09:00:00', 'order:o', noted('progress', '2026-10-11 00:00:01'));

  it('what is due counts on the day it is due: at 20:00:00 in time, one second after 24:00 late', () => {
    expect(value(ask(log, day('2026-09-30')), 'responseInTime')).toBe(1 / 1);
    expect(value(ask(log, day('2026-10-11')), 'progressInTime')).toBe(0 / 1);
  });

  it('what is not due yet is neither in time nor late', () => {
    const open = new DayLog().say('2026-09-30 16:00:00', 'order:o', clock);
    const asOf = instant('2026-10-05 12:00:00');
    expect(countFacts(factsOf(open.events), day('2026-10-11', { asOf })).size).toBe(0);
  });
});

describe('callers for whom no seat rang', () => {
  const left = (why: 'gaveUp' | 'turnedAway', since: string, number: string) =>
    ({ type: 'queueLeft', number, queue: '12345', since: instant(since), why }) as const;
  const log = new DayLog()
    // Waits from 08:09:50, is answered.
    .offered('2026-09-28 08:10:00', 'a', '2026-09-28 08:09:50')
    .leg('2026-09-28 08:10:10', 'a', 'legAnswered')
    // Hangs up after 40 s in the queue; another is sent away after two minutes.
    .say('2026-09-28 08:11:10', 'missed:b', left('gaveUp', '2026-09-28 08:10:30', '13800000002'))
    .say('2026-09-28 08:13:00', 'missed:c', left('turnedAway', '2026-09-28 08:11:00', '13800000003'))
    // Was ringing for a moment at a seat, and is the same caller.
    .offered('2026-09-28 08:20:00', 'd', '2026-09-28 08:19:00')
    .leg('2026-09-28 08:20:00', 'd', 'legEnded', 'cancelledThere')
    .say('2026-09-28 08:20:00', 'missed:d', left('gaveUp', '2026-09-28 08:19:00', '13800000001'));
  const ofDay = (over: Partial<Question> = {}) => countFacts(factsOf(log.events), day('2026-09-28', over));

  it('count as callers and as abandoned, and were offered to nobody', () => {
    const counts = ask(log, day('2026-09-28'));
    // a and d rang; a, b, c, d called.
    expect(counts).toMatchObject({ offered: 2, answered: 1, abandoned: 3, callers: 4, callersAnswered: 1 });
    expect(value(counts, 'connectRate')).toBe(1 / 4);
    expect(value(counts, 'answerRate15')).toBe(1 / 2);
  });

  it('are the queue’s and no seat’s', () => {
    expect([...ofDay({ by: 'seat' }).keys()].sort()).toEqual(['12345-', '12345-001']);
    expect(ofDay({ by: 'side' }).get('12345')?.abandoned).toBe(3);
    expect(ofDay({ seats: ['12345-001' as SeatId] }).get('')).toMatchObject({ callers: 2, abandoned: 1 });
  });
});

describe('the clock of the machine is set while a call runs', () => {
  it('back by an hour: the talk is left out of the mean and counted as doubtful', () => {
    const log = new DayLog()
      .offered('2026-09-28 10:00:00', 'a')
      .leg('2026-09-28 10:00:05', 'a', 'legAnswered')
      .leg('2026-09-28 09:02:00', 'a', 'legEnded')
      .say('2026-09-28 09:02:30', 'call:a', { type: 'wrapUpDone' })
      .offered('2026-09-28 09:10:00', 'b')
      .leg('2026-09-28 09:10:05', 'b', 'legAnswered')
      .leg('2026-09-28 09:11:05', 'b', 'legEnded')
      .say('2026-09-28 09:11:15', 'call:b', { type: 'wrapUpDone' });
    const counts = ask(log, day('2026-09-28'));
    expect(value(counts, 'averageTalk')).toBe(60 / 1);
    expect(value(counts, 'averageWrapUp')).toBe((30 + 10) / 2);
    expect(counts).toMatchObject({ answered: 2, talks: 1, doubtful: 1 });
  });

  it('ahead by a day: a talk of more than 12 hours was none', () => {
    const log = new DayLog()
      .offered('2026-09-28 10:00:00', 'a')
      .leg('2026-09-28 10:00:05', 'a', 'legAnswered')
      .leg('2026-09-29 10:02:00', 'a', 'legEnded');
    expect(ask(log, day('2026-09-28'))).toMatchObject({ answered: 1, talks: 0, doubtful: 1 });
  });
});

describe('the ladder and what comes back', () => {
  const climb = (
    log: DayLog,
    n: number,
    step: 'transfer' | 'threeParty',
    times: readonly [string, string | undefined, string],
    result: 'handedOff' | 'threeParty' | 'noAnswer',
  ) => {
    const [start, answered, end] = times;
    const leg = `p${n}` as LegId;
    const attempt = `t${n}` as AttemptId;
    log.say(start, 'call:a', {
      type: 'attemptStarted',
      attempt,
      step,
      target: '110',
      leg,
      handover: 'h' as HandoverId,
    });
    if (answered) log.say(answered, 'call:a', { type: 'legAnswered', leg });
    log.say(end, 'call:a', { type: 'attemptEnded', attempt, result });
  };
  const log = new DayLog().offered('2026-09-28 10:00:00', 'a');
  climb(log, 1, 'transfer', ['2026-09-28 10:01:00', undefined, '2026-09-28 10:01:20'], 'noAnswer');
  climb(
    log,
    2,
    'transfer',
    ['2026-09-28 10:02:00', '2026-09-28 10:02:08', '2026-09-28 10:02:10'],
    'handedOff',
  );
  climb(
    log,
    3,
    'threeParty',
    ['2026-09-28 10:03:00', '2026-09-28 10:03:10', '2026-09-28 10:03:16'],
    'threeParty',
  );
  climb(
    log,
    4,
    'threeParty',
    ['2026-09-28 10:04:00', '2026-09-28 10:04:10', '2026-09-28 10:04:40'],
    'threeParty',
  );
  log
    .say('2026-09-28 10:05:00', 'order:o', {
      type: 'orderCreated',
      number: '1',
      side: '12345',
      content: CONTENT,
    })
    .say('2026-09-28 10:05:00', 'order:o', { type: 'orderDispatched', to: '110', reason: '' })
    .say('2026-09-28 11:00:00', 'order:o', { type: 'orderReturned', by: '110', reason: '' })
    .say('2026-09-28 11:05:00', 'order:o', { type: 'orderDispatched', to: '110', reason: '' })
    .at('110-001')
    .offered('2026-09-28 12:00:00', 'q')
    .leg('2026-09-28 12:00:03', 'q', 'legAnswered')
    .say('2026-09-28 12:00:48', 'order:p', {
      type: 'orderCreated',
      number: '2',
      side: '110',
      call: 'q' as CallId,
      content: CONTENT,
    })
    .leg('2026-09-28 12:02:00', 'q', 'legEnded');
  const counts = ask(log, day('2026-09-28'));

  it('success is answered by the partner ÷ attempts, and the median is that of those handed over', () => {
    expect(value(counts, 'oneKeySuccess')).toBe(3 / 4);
    expect(value(counts, 'threePartyShare')).toBe(2 / 3);
    // 10, 16, 40 s.
    expect(value(counts, 'medianHandover')).toBe(16);
  });

  it('wrong diversion is returned ÷ sent, and 110 has 45 s from answer to dispatch', () => {
    expect(value(counts, 'wrongDiversion')).toBe(1 / 2);
    expect(value(counts, 'toDispatch')).toBe(48 - 3);
    expect(
      countFacts(factsOf(log.events), day('2026-09-28', { by: 'side' })).get('12345')?.toDispatchMs,
    ).toBe(0);
  });
});

describe('consultations', () => {
  const log = new DayLog();
  for (const [call, ...said] of [
    ['a', { type: 'answeredDirectly' }],
    ['b', { type: 'fieldsWritten', fields: { kind: 'consultation' } }],
    ['c', { type: 'fieldsWritten', fields: { kind: 'complaint' } }],
    ['d', { type: 'answeredDirectly' }, { type: 'keptHere' }],
    ['e', { type: 'fieldsWritten', fields: { kind: 'consultation' } }, { type: 'answeredDirectly' }],
  ] as const) {
    log.offered('2026-09-28 08:00:00', call).leg('2026-09-28 08:00:05', call, 'legAnswered');
    for (const body of said) log.say('2026-09-28 08:01:00', `call:${call}`, body);
    log.leg('2026-09-28 08:02:00', call, 'legEnded');
  }

  it('were answered at once in two of four: a and e; b was not, d was kept after all', () => {
    const counts = ask(log, day('2026-09-28'));
    expect(value(counts, 'consultations')).toBe(4);
    expect(value(counts, 'directRate')).toBe(2 / 4);
  });
});

describe('a seat that is lent from 10 to 11 (三（五）)', () => {
  const lending = 'l1' as LendingId;
  const log = new DayLog()
    .say('2026-09-28 09:00:00', 'seat:12345-001', { type: 'seatSignedIn', person: clerk })
    .say('2026-09-28 09:00:00', 'seat:12345-001', { type: 'phoneFound' })
    .say('2026-09-28 09:00:00', 'seat:12345-001', { type: 'seatMadeAvailable' })
    .offered('2026-09-28 09:30:00', 'own')
    .leg('2026-09-28 09:30:05', 'own', 'legAnswered')
    .leg('2026-09-28 09:31:00', 'own', 'legEnded')
    .say('2026-09-28 09:31:00', 'call:own', { type: 'wrapUpDone' })
    .say('2026-09-28 10:00:00', 'seat:12345-001', { type: 'seatLent', lending, to: '510700', leads: [] })
    .offered('2026-09-28 10:30:00', 'theirs')
    .leg('2026-09-28 10:30:05', 'theirs', 'legAnswered')
    .leg('2026-09-28 10:31:00', 'theirs', 'legEnded')
    .say('2026-09-28 10:31:00', 'call:theirs', { type: 'wrapUpDone' })
    .say('2026-09-28 11:00:00', 'seat:12345-001', { type: 'seatReturned', lending, by: 'time', leads: [] })
    .say('2026-09-28 12:00:00', 'seat:12345-001', { type: 'seatSignedOut' });
  const places = { ['12345-001' as SeatId]: '510100' };
  const of = (over: Partial<Question>) => countFacts(factsOf(log.events), day('2026-09-28', over));

  it('counts for both cities: two calls for its own, the one of 10:30 for the other, and the hour of it', () => {
    const both = of({ by: 'place', places, bothCities: true });
    expect(both.get('510100')).toMatchObject({ offered: 2, callers: 2 });
    expect(both.get('510700')).toMatchObject({ offered: 1, callers: 1 });
    // 10:00–11:00 less the minute on the call.
    expect(both.get('510700')).toMatchObject({ contactMs: 60_000, idleMs: 59 * 60_000 });
    expect(both.get('510100')).toMatchObject({ contactMs: 120_000, idleMs: (180 - 2) * 60_000 });
  });

  it('is among the seats of the other city for that hour, and of no team but its own', () => {
    expect(of({ seats: [], lentTo: '510700' }).get('')).toMatchObject({ offered: 1 });
    expect(of({ seats: [] }).get('')).toBeUndefined();
    expect([...of({ by: 'place', places: { ['12345-001' as SeatId]: '一班' } }).keys()]).toEqual(['一班']);
  });
});
