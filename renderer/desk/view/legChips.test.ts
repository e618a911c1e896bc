import type { CallFact } from '@shared/call/CallFact';
import { answeredFacts, CALLER, callAfter, dialledFact, offeredFact } from '@shared/call/callFixtures';
import type { LegId } from '@shared/kernel/ids';
import { describe, expect, it } from 'vitest';
import { legChips } from './legChips';

const lead = 'lead' as LegId;
const monitored = callAfter(
  ...answeredFacts,
  {
    type: 'legOffered',
    leg: lead,
    role: 'supervisor',
    party: { number: '12345-900' },
    dialled: '12345-001',
    supervision: 'monitor',
  },
  { type: 'legAnswered', leg: lead },
  { type: 'supervisionChanged', leg: lead, supervision: 'whisper' },
);

describe('who is on the line', () => {
  it('a supervisor stands there with what he does, where the team has it so', () => {
    expect(legChips(monitored, true)).toMatchObject([
      { role: 'caller', state: 'talking' },
      { role: 'supervisor', number: '12345-900', supervision: 'whisper' },
    ]);
    expect(legChips(monitored, false).map(({ role }) => role)).toEqual(['caller']);
  });

  it('a caller’s number is masked until he is answered', () => {
    expect(legChips(callAfter(offeredFact), true)).toMatchObject([
      { number: '138****0000', state: 'offered' },
    ]);
    expect(legChips(callAfter(...answeredFacts), true)).toMatchObject([{ number: '13800000000' }]);
  });

  it('each says whether he rings, talks or is held', () => {
    const held: CallFact = { type: 'legHeld', leg: CALLER, by: 'us' };
    expect(legChips(callAfter(...answeredFacts, held, dialledFact), true)).toMatchObject([
      { role: 'caller', state: 'heldHere' },
      { role: 'partner', state: 'dialled' },
    ]);
  });
});
