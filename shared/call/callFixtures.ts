import type { AttemptId, CallId, HandoverId, LegId } from '../kernel/ids';
import type { Call } from './Call';
import type { CallFact, LadderStep } from './CallFact';
import { evolveCall } from './evolveCall';

/** Ids and facts that the tests of this folder share. */
export const CALL = 'call-1' as CallId;
export const CALLER = 'caller' as LegId;
export const PARTNER = 'partner' as LegId;
export const ATTEMPT = 'attempt-1' as AttemptId;
export const HANDOVER = 'handover-1' as HandoverId;

export const offeredFact: CallFact = {
  type: 'legOffered',
  leg: CALLER,
  role: 'caller',
  party: { number: '13800000000' },
  dialled: '12345',
};

export const startedFact = (step: LadderStep): CallFact => ({
  type: 'attemptStarted',
  attempt: ATTEMPT,
  step,
  target: '110',
  leg: PARTNER,
  handover: HANDOVER,
});

export const dialledFact: CallFact = {
  type: 'legDialled',
  leg: PARTNER,
  role: 'partner',
  party: { number: '110' },
};

export const foldFacts = (facts: readonly CallFact[], from?: Call): Call | undefined =>
  facts.reduce<Call | undefined>(
    (call, body, index) => evolveCall(call, { at: 1000 + index, body, stream: `call:${CALL}` }),
    from,
  );

/** Folds facts that certainly begin a call. */
export function callAfter(...facts: readonly CallFact[]): Call {
  const call = foldFacts(facts);
  if (!call) throw new Error('these facts begin no call');
  return call;
}

export const answeredFacts: readonly CallFact[] = [offeredFact, { type: 'legAnswered', leg: CALLER }];

/** Up to the partner's answer, the caller still held. */
export const consultFacts = (step: LadderStep): readonly CallFact[] => [
  ...answeredFacts,
  startedFact(step),
  { type: 'legHeld', leg: CALLER, by: 'us' },
  dialledFact,
  { type: 'legRung', leg: PARTNER },
  { type: 'legAnswered', leg: PARTNER },
];

export const threePartyFacts: readonly CallFact[] = [
  ...consultFacts('threeParty'),
  { type: 'legRetrieved', leg: CALLER, by: 'us' },
  { type: 'attemptEnded', attempt: ATTEMPT, result: 'threeParty' },
];
