import type { DomainEvent } from '@shared/events/RecordedEvent';
import { answered, CALLER, danger, RECORD, rang } from '@shared/intake/intakeFixtures';
import { describe, expect, it } from 'vitest';
import { briefDanger, briefOf, markOf } from './briefDanger';
import { record } from './callFixture';

const brief = { row: '12345-15', danger: ['fire', 'trapped'], dangerNow: true };
const brought = (number: string): DomainEvent =>
  ({ ...rang, party: { number }, brief }) as Extract<DomainEvent, { type: 'legOffered' }>;
const taken = [brought('110-001'), answered];
const lowered: DomainEvent = { type: 'dangerLowered', reason: '已处置' };

describe('what SIP alone told of a hand-over', () => {
  it('is there until the record is', () => {
    expect(briefOf(record(taken))).toEqual(brief);
    expect(briefOf(record([...taken, { type: 'handoverReceived', record: RECORD }]))).toBeUndefined();
    expect(briefOf(undefined)).toBeUndefined();
  });

  it.each<[string, readonly DomainEvent[], readonly string[] | undefined]>([
    ['proposes its danger', taken, ['fire', 'trapped']],
    ['… not before the answer', [brought('110-001')], undefined],
    ['… not once it is marked', [...taken, danger], undefined],
    ['… nor after it was lowered', [...taken, danger, lowered], undefined],
    ['proposes none where none was told', [rang, answered], undefined],
  ])('%s', (_, events, expected) => {
    expect(briefDanger(record(events))).toEqual(expected);
  });

  it('is taken on by F10: known to police where a seat of 110 handed it over, and only there', () => {
    const kinds = ['fire', 'trapped'];
    expect(markOf(record(taken))).toEqual({ type: 'dangerMarked', kinds, by: 'handover' });
    const joined = { type: 'legReplaced', leg: CALLER, party: { number: '02855500177' } } as const;
    expect(markOf(record([...taken, joined]))).toEqual({ type: 'dangerMarked', kinds, by: 'handover' });
    expect(markOf(record([brought('02886000001'), answered]))).toEqual({ type: 'dangerMarked', kinds });
    expect(markOf(record([rang, answered]))).toEqual({ type: 'dangerMarked', kinds: [] });
  });

  it('leaves 110 to be told of what comes to light later', () => {
    const then = (...more: readonly DomainEvent[]) =>
      record([...taken, markOf(record(taken)) as DomainEvent, ...more]);
    expect(then().intake).toMatchObject({
      must110First: false,
      danger: { now: true, by: '110', kinds: ['fire', 'trapped'] },
    });
    expect(then({ type: 'dangerMarked', kinds: ['weapon'] }).intake.must110First).toBe(true);
  });
});
