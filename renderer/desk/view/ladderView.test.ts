import type { DomainEvent } from '@shared/events/RecordedEvent';
import { attemptEnded, attemptStarted, CALLER, PARTNER } from '@shared/intake/intakeFixtures';
import { describe, expect, it } from 'vitest';
import { record, talking } from './callFixture';
import { ladderView } from './ladderView';

const held: DomainEvent = { type: 'legHeld', leg: CALLER, by: 'us' };
const dialled: DomainEvent = { type: 'legDialled', leg: PARTNER, role: 'partner', party: { number: '110' } };
const start = [...talking, attemptStarted('transfer')];
const call = (...more: readonly DomainEvent[]) => record([...start, ...more]).call;
const marks = (...more: readonly DomainEvent[]) => ladderView(call(...more))?.steps.map(({ mark }) => mark);

describe('ladderView', () => {
  it('climbs step by step', () => {
    expect(marks()).toEqual(['now', 'ahead', 'ahead', 'ahead']);
    expect(marks(held, dialled)).toEqual(['done', 'now', 'ahead', 'ahead']);
    expect(marks(held, dialled, { type: 'legAnswered', leg: PARTNER })).toEqual([
      'done',
      'done',
      'done',
      'now',
    ]);
  });

  it('shows how the last one ended', () => {
    const view = ladderView(call(held, dialled, attemptEnded('busy')));
    expect(view).toMatchObject({ running: false, result: 'busy', target: '110' });
    expect(marks(held, dialled, attemptEnded('handedOff'))).toEqual(['done', 'done', 'done', 'done']);
  });

  it('is not there before the first climb', () => {
    expect(ladderView(record(talking).call)).toBeUndefined();
  });
});
