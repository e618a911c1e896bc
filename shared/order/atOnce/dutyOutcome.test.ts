import { describe, expect, it } from 'vitest';
import type { CallFact } from '../../call/CallFact';
import type { EndCause } from '../../call/Leg';
import type { LegId } from '../../kernel/ids';
import { dutyOutcome } from './dutyOutcome';

const leg = 'leg' as LegId;
const dialled: CallFact = { type: 'legDialled', leg, role: 'other', party: { number: '1' } };
const answered: CallFact = { type: 'legAnswered', leg };
const ended = (cause: EndCause): CallFact => ({ type: 'legEnded', leg, cause });
const outcome = (...facts: readonly CallFact[]) =>
  dutyOutcome(facts.map((body, i) => ({ at: i * 10, body })));

describe('what became of a call to a duty phone', () => {
  it.each([
    ['busy', 'busy'],
    ['rejected', 'rejected'],
    ['noAnswer', 'noAnswer'],
    ['cancelledHere', 'noAnswer'],
    ['hungUpHere', 'noAnswer'],
    ['failed', 'failed'],
    ['lost', 'failed'],
  ] as const)('not answered, ended by %s: %s', (cause, result) => {
    expect(outcome(dialled, ended(cause))).toEqual({ result, startedAt: 0, endedAt: 10 });
  });

  it('answered, whoever hung up', () => {
    expect(outcome(dialled, answered, ended('hungUpThere'))).toEqual({
      result: 'answered',
      startedAt: 0,
      answeredAt: 10,
      endedAt: 20,
    });
  });

  it('the program died: answered before, or failed', () => {
    expect(outcome(dialled, answered, { type: 'callLost' })?.result).toBe('answered');
    expect(outcome(dialled, { type: 'callLost' })?.result).toBe('failed');
  });

  it('runs, or never began', () => {
    expect(outcome(dialled, answered)).toBeUndefined();
    expect(outcome()).toBeUndefined();
  });
});
