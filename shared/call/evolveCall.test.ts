import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callerLeg } from './Call';
import type { CallFact } from './CallFact';
import {
  ATTEMPT,
  answeredFacts,
  CALL,
  CALLER,
  callAfter,
  consultFacts,
  foldFacts,
  offeredFact,
  PARTNER,
  startedFact,
  threePartyFacts,
} from './callFixtures';
import { evolveCall } from './evolveCall';
import { isEnded } from './Leg';
import { randomFacts } from './randomFacts';

const ended = (leg: typeof CALLER, cause: 'busy' | 'hungUpThere'): CallFact => ({
  type: 'legEnded',
  leg,
  cause,
});

describe('a call by its facts', () => {
  test('begins with its first leg and keeps what was dialled', () => {
    const call = callAfter(offeredFact);
    expect(call).toMatchObject({ id: CALL, startedAt: 1000, dialled: '12345', microphoneMuted: false });
    expect(foldFacts([{ type: 'legRung', leg: CALLER }])).toBeUndefined();
  });

  test('knows when it was answered and when its last leg ended', () => {
    const call = callAfter(...answeredFacts, ended(CALLER, 'hungUpThere'));
    expect(call).toMatchObject({ answeredAt: 1001, endedAt: 1002 });
  });

  test('other events of the stream change nothing', () => {
    const call = callAfter(...answeredFacts);
    expect(evolveCall(call, { at: 5, body: { type: 'greeted' } })).toBe(call);
    expect(evolveCall(undefined, { at: 5, body: { type: 'greeted' } })).toBeUndefined();
  });

  test('an ended leg stays ended', () => {
    const call = callAfter(...answeredFacts, ended(CALLER, 'hungUpThere'), {
      type: 'legAnswered',
      leg: CALLER,
    });
    expect(call.legs[0]?.state).toMatchObject({ at: 'ended', cause: 'hungUpThere' });
  });

  test('a replaced far end is the same leg with another party', () => {
    const call = callAfter(...answeredFacts, {
      type: 'legReplaced',
      leg: CALLER,
      party: { number: '13900000000' },
    });
    expect(call.legs).toHaveLength(1);
    expect(callerLeg(call)?.party.number).toBe('13900000000');
  });

  test('a held far end that is replaced, or taken over by the next page, holds us no more', () => {
    const held: CallFact = { type: 'legHeld', leg: CALLER, by: 'them' };
    for (const next of [
      { type: 'legReplaced', leg: CALLER, party: { number: '119' } },
      { type: 'legRecovered', leg: CALLER },
    ] as const)
      expect(callAfter(...answeredFacts, held, next).legs[0]?.state).toMatchObject({ heldThere: false });
  });

  test('losing the program ends what was running', () => {
    const call = callAfter(...consultFacts('transfer'), { type: 'callLost' });
    expect(call.lost).toBe(true);
    expect(call.legs.every(isEnded)).toBe(true);
    expect(call.attempt).toBeUndefined();
    expect(call.attempts[0]?.result).toBe('failed');
  });
});

describe('the state path of an attempt', () => {
  test('consent, held, ringing, answered', () => {
    const facts = consultFacts('transfer');
    const states = facts.map((_fact, index) => foldFacts(facts.slice(0, index + 1))?.attempt?.state);
    expect(states).toEqual([undefined, undefined, 'consent', 'held', 'held', 'partnerRinging', 'answered']);
  });

  test('a result stays until the caller is back', () => {
    const busy: CallFact = { type: 'attemptEnded', attempt: ATTEMPT, result: 'busy', status: 486 };
    const facts = [...consultFacts('transfer').slice(0, 5), ended(PARTNER, 'busy'), busy];
    expect(callAfter(...facts).attempts[0]).toMatchObject({ state: 'busy', status: 486 });
    const back = callAfter(...facts, { type: 'legRetrieved', leg: CALLER, by: 'us' });
    expect(back.attempts[0]).toMatchObject({ state: 'returned', result: 'busy' });
    expect(back.attempt).toBeUndefined();
  });

  test('a three-party call is a result that does not come back', () => {
    expect(callAfter(...threePartyFacts).attempts[0]).toMatchObject({ state: 'threeParty' });
  });

  test('starts as held where the caller is on hold already', () => {
    const call = callAfter(
      ...answeredFacts,
      { type: 'legHeld', leg: CALLER, by: 'us' },
      startedFact('transfer'),
    );
    expect(call.attempt?.state).toBe('held');
  });
});

test('of any facts: endedAt exactly when all legs ended, at most one running attempt', () => {
  fc.assert(
    fc.property(randomFacts, (facts) => {
      const call = foldFacts(facts);
      if (!call) throw new Error('a call that was offered exists');
      expect(call.endedAt !== undefined).toBe(call.legs.every(isEnded));
      expect(call.attempts.every((attempt) => attempt.endedAt !== undefined)).toBe(true);
      expect(
        call.attempts.some((attempt) => attempt.id === call.attempt?.id && attempt.endedAt === undefined),
      ).toBe(false);
    }),
    { numRuns: 400 },
  );
});
