import fc from 'fast-check';
import type { LegId } from '../kernel/ids';
import type { CallFact } from './CallFact';
import { ATTEMPT, CALLER, dialledFact, offeredFact, PARTNER, startedFact } from './callFixtures';

const THIRD = 'third' as LegId;
const leg = fc.constantFrom(CALLER, PARTNER, THIRD);
const by = fc.constantFrom('us' as const, 'them' as const);

const fact: fc.Arbitrary<CallFact> = fc.oneof(
  fc.constant(dialledFact),
  fc.constant<CallFact>({ type: 'legDialled', leg: THIRD, role: 'other', party: { number: '120' } }),
  fc.constantFrom(startedFact('transfer'), startedFact('threeParty')),
  fc.record({ type: fc.constant('legRung' as const), leg }),
  fc.record({ type: fc.constant('legAnswered' as const), leg }),
  fc.record({ type: fc.constant('legHeld' as const), leg, by }),
  fc.record({ type: fc.constant('legRetrieved' as const), leg, by }),
  fc.record({
    type: fc.constant('legEnded' as const),
    leg,
    cause: fc.constantFrom('hungUpThere' as const, 'busy' as const, 'failed' as const, 'replaced' as const),
  }),
  fc.constantFrom<CallFact>({ type: 'microphoneMuted' }, { type: 'microphoneUnmuted' }, { type: 'callLost' }),
  fc.record({
    type: fc.constant('attemptEnded' as const),
    attempt: fc.constant(ATTEMPT),
    result: fc.constantFrom(
      'busy' as const,
      'threeParty' as const,
      'cancelled' as const,
      'handedOff' as const,
    ),
  }),
  fc.constant<CallFact>({ type: 'bridgeKept', attempt: ATTEMPT }),
);

/** Any order of facts on a call that begins by ringing here; most of them make no sense, which is the point. */
export const randomFacts: fc.Arbitrary<readonly CallFact[]> = fc
  .array(fact, { maxLength: 40 })
  .map((facts) => [offeredFact, ...facts]);
