import type { DomainEvent } from '../events/RecordedEvent';
import type { StreamId } from '../events/StreamId';
import type { CallId, LegId } from '../kernel/ids';
import type { Attempt, Call } from './Call';
import { callerLeg, isOnTheWayBack, isThreeParty } from './Call';
import type { CallFact } from './CallFact';
import { evolveLeg, firstLeg } from './evolveLeg';
import { isEnded } from './Leg';

/** What the fold reads of a recorded event. Without `stream` the call takes the id of its first leg. */
export interface CallEvent {
  readonly at: number;
  readonly body: DomainEvent;
  readonly stream?: StreamId | undefined;
}

/**
 * Folds one event of a call's stream. Events that are not the phone's, and facts about legs that were never
 * announced, change nothing: the same call object comes back. Undefined until the first leg exists.
 */
export function evolveCall(call: Call | undefined, event: CallEvent): Call | undefined {
  const fact = event.body as CallFact;
  switch (fact.type) {
    case 'legOffered':
    case 'legDialled':
      return withLeg(call ?? emptyCall(event, fact.leg), fact);
    case 'legRung':
    case 'legAnswered':
    case 'legHeld':
    case 'legRetrieved':
    case 'legReplaced':
    case 'legConfirmed':
    case 'legRecovered':
    case 'legMuted':
    case 'legUnmuted':
    case 'supervisionChanged':
    case 'legEnded':
      return call && onLeg(call, fact, event.at);
    case 'microphoneMuted':
      return call && { ...call, microphoneMuted: true };
    case 'microphoneUnmuted':
      return call && { ...call, microphoneMuted: false };
    case 'attemptStarted':
      return call && startAttempt(call, fact, event.at);
    case 'attemptEnded':
      return call && endAttempt(call, fact, event.at);
    case 'bridgeKept':
      return call && { ...call, bridged: true };
    case 'partnerDoubled':
      return call && { ...call, attempts: call.attempts.map((one) => doubledOn(one, fact.leg)) };
    case 'privateTalkBegun':
      return call && { ...call, privateWith: fact.leg };
    case 'privateTalkEnded':
      return call && { ...call, privateWith: undefined };
    case 'seatLeft':
      return call && { ...call, seatLeft: true };
    case 'seatRejoined':
      return call && { ...call, seatLeft: false, bridged: false };
    case 'callLost':
      return call && loseCall(call, event.at);
    case 'callFound':
      return call && { ...call, lost: false };
    default:
      // 'dtmfSent' and everything in the stream that is not the phone's.
      return call;
  }
}

const emptyCall = (event: CallEvent, leg: LegId): Call => ({
  id: (event.stream?.slice('call:'.length) ?? leg) as string as CallId,
  startedAt: event.at,
  dialled: '',
  legs: [],
  microphoneMuted: false,
  attempts: [],
  bridged: false,
  seatLeft: false,
  lost: false,
});

type NewLegFact = Extract<CallFact, { type: 'legOffered' | 'legDialled' }>;
type OldLegFact = Exclude<
  Extract<CallFact, { leg: LegId }>,
  NewLegFact | { type: 'attemptStarted' | 'dtmfSent' | 'partnerDoubled' | 'privateTalkBegun' }
>;

function withLeg(call: Call, fact: NewLegFact): Call {
  if (call.legs.some((leg) => leg.id === fact.leg)) return call;
  const grown: Call = { ...call, endedAt: undefined, legs: [...call.legs, firstLeg(fact)] };
  if (fact.type === 'legDialled' || call.legs.length > 0) return grown;
  const { dialled, handover, brief, queue } = fact;
  return {
    ...grown,
    dialled,
    handover,
    ...(brief === undefined ? {} : { brief, handedBy: fact.party.number }),
    ...(queue === undefined ? {} : { queue }),
  };
}

function onLeg(call: Call, fact: OldLegFact, at: number): Call {
  const before = call.legs.find((leg) => leg.id === fact.leg);
  const after = before && evolveLeg(before, fact);
  if (!before || after === before) return call;
  const legs = call.legs.map((leg) => (leg === before && after ? after : leg));
  const left = fact.type === 'legEnded' && call.privateWith === fact.leg ? { privateWith: undefined } : {};
  const next: Call = climb({ ...call, ...left, legs }, fact);
  if (fact.type === 'legAnswered' && call.answeredAt === undefined) return { ...next, answeredAt: at };
  return legs.every(isEnded) ? { ...next, endedAt: at } : next;
}

/** Moves the running attempt, or brings the last one home, by what happened on a leg. */
function climb(call: Call, fact: OldLegFact): Call {
  const { attempt } = call;
  const onCaller = callerLeg(call)?.id === fact.leg;
  if (!attempt) return fact.type === 'legRetrieved' && onCaller && fact.by === 'us' ? bringHome(call) : call;
  const to = (state: Attempt['state']): Call => ({ ...call, attempt: { ...attempt, state } });
  if (fact.type === 'legHeld' && onCaller && fact.by === 'us' && attempt.state === 'consent')
    return to('held');
  if (fact.leg !== attempt.leg) return call;
  if (fact.type === 'legRung') return to('partnerRinging');
  return fact.type === 'legAnswered' ? to('answered') : call;
}

const doubledOn = (attempt: Attempt, leg: LegId): Attempt =>
  attempt.leg === leg ? { ...attempt, doubled: true } : attempt;

function bringHome(call: Call): Call {
  const last = call.attempts.at(-1);
  if (!last || !isOnTheWayBack(last)) return call;
  return { ...call, attempts: [...call.attempts.slice(0, -1), { ...last, state: 'returned' }] };
}

function startAttempt(call: Call, fact: Extract<CallFact, { type: 'attemptStarted' }>, at: number): Call {
  if (call.attempt) return call;
  const caller = callerLeg(call);
  // In a conference nobody is held while one more is rung.
  const held = isThreeParty(call) || (caller?.state.at === 'connected' && caller.state.heldHere);
  const { attempt: id, step, target, leg, handover, brief } = fact;
  const state = held ? 'held' : 'consent';
  return { ...call, attempt: { id, step, target, leg, handover, brief, state, startedAt: at } };
}

function endAttempt(call: Call, fact: Extract<CallFact, { type: 'attemptEnded' }>, at: number): Call {
  if (call.attempt?.id !== fact.attempt) return call;
  const { result, status } = fact;
  const ended: Attempt = { ...call.attempt, state: result, result, status, endedAt: at };
  const next: Call = { ...call, attempt: undefined, attempts: [...call.attempts, ended] };
  const caller = callerLeg(next);
  const withSeat = caller?.state.at === 'connected' && !caller.state.heldHere;
  return withSeat ? bringHome(next) : next;
}

/** Facts stop with the program: what was running ended as `lost`, and an open attempt as failed. */
function loseCall(call: Call, at: number): Call {
  const legs = call.legs.map((leg) =>
    isEnded(leg) ? leg : { ...leg, state: { at: 'ended', cause: 'lost' } as const },
  );
  const open = call.attempt;
  const closed = open
    ? endAttempt(call, { type: 'attemptEnded', attempt: open.id, result: 'failed' }, at)
    : call;
  return { ...closed, legs, lost: true, endedAt: call.endedAt ?? at };
}
