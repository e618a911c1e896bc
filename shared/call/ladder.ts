import type { AttemptId } from '../kernel/ids';
import {
  type Attempt,
  type Call,
  callerLeg,
  connectedPartner,
  endOf,
  isHeldHere,
  isOnTheWayBack,
  legOf,
  parties,
  partnerLegs,
  supervisorLegs,
} from './Call';
import type { AttemptResult, CallFact } from './CallFact';
import type { EndCause, Leg } from './Leg';
import { isConnected, isEnded } from './Leg';
import type { LadderTimer, PhoneAction } from './PhoneAction';

/**
 * What the process manager hears: the recorded facts, how a hand-over came out, and its own timers.
 * `status`: SIP status of the refusal; absent where the far end said nothing at all.
 */
export type LadderInput =
  | CallFact
  | { readonly type: 'handOverEnded'; readonly ok: boolean; readonly status?: number | undefined }
  | { readonly type: 'timerFired'; readonly timer: LadderTimer };

/*
 *  attemptStarted ─ hold caller ─▶ legHeld ─ dial partner, start noAnswer ─▶ legRung … legAnswered
 *                                                                               │ retrieve caller: all three talk
 *        ┌───────────── threeParty ◀── step 'threeParty' ◀──────────────────────┤
 *        │                                                 step 'transfer'      ▼
 *        │ leave                                           legRetrieved ─ hand over (REFER + Replaces)
 *        ▼                                                     │ 200                    │ refused, or silent for 5 s
 *     seatLeft ── hang up caller, start vanish ◀── handedOff ◀─┘                        ▼
 *                      │ partner's leg still there: partnerDoubled,      bridgeKept, then handedOff
 *                      ▼ hang it up                                          │ leave: hand over once more
 *                     over ◀────────────────── 200, however late ────────────┘
 *
 *  busy, rejected, failed, noAnswer (timer), cancelled: attemptEnded ─ hang up partner, retrieve caller ─▶ returned
 *  the caller hangs up meanwhile:                       attemptEnded callerGone ─ hang up partner
 *  in a conference nobody is held, and only the leg of the attempt is hung up
 *  the phone page died meanwhile (legRecovered):        attemptEnded failed ─ hang up partner, retrieve caller
 *  … after the caller was let go:                       start vanish
 *
 * Everything that ends an attempt passes through the one fact attemptEnded, and what follows from it stands in one
 * place: that is why the caller comes back from every state.
 */

/** The next actions after `input`; `call` has `input` folded in already. Pure: the engine only executes. */
export function ladder(call: Call, input: LadderInput): readonly PhoneAction[] {
  switch (input.type) {
    case 'attemptStarted':
      return call.attempt?.id === input.attempt ? start(call, call.attempt) : [];
    case 'legHeld':
      return input.by === 'us' && call.attempt?.state === 'held' ? dialPartner(call, call.attempt) : [];
    case 'legAnswered':
      return answered(call, input.leg);
    case 'legRetrieved':
      return input.by === 'us' && callerLeg(call)?.id === input.leg ? handOver(call) : [];
    case 'legEnded':
      return [...ended(call, input), ...lastOneOut(call, input.cause)];
    case 'legRecovered':
      return recovered(call, input.leg);
    case 'attemptEnded':
      return afterAttempt(call, input.attempt, input.result);
    case 'seatLeft':
      return call.bridged ? [] : leaveThem(call);
    case 'handOverEnded':
      return handOverEnded(call, input);
    case 'timerFired':
      return timerFired(call, input.timer);
    default:
      return [];
  }
}

const record = (fact: CallFact): PhoneAction => ({ type: 'record', fact });

const finish = (attempt: Attempt, result: AttemptResult, status?: number): PhoneAction =>
  record({ type: 'attemptEnded', attempt: attempt.id, result, status });

const hangUpAll = (legs: readonly Leg[]): readonly PhoneAction[] =>
  legs.filter((leg) => !isEnded(leg)).map((leg) => ({ type: 'hangUp', leg: leg.id }));

const retrieveHeld = (leg: Leg | undefined): readonly PhoneAction[] =>
  leg && isHeldHere(leg) ? [{ type: 'retrieve', leg: leg.id }] : [];

/** The caller is held before anything is dialled. */
function start(call: Call, attempt: Attempt): readonly PhoneAction[] {
  const caller = callerLeg(call);
  if (!caller || !isConnected(caller)) return [finish(attempt, 'callerGone')];
  return attempt.state === 'held' ? dialPartner(call, attempt) : [{ type: 'hold', leg: caller.id }];
}

function dialPartner(call: Call, attempt: Attempt): readonly PhoneAction[] {
  if (legOf(call, attempt.leg)) return [];
  const { leg, target, handover, brief } = attempt;
  return [
    { type: 'startTimer', timer: 'noAnswer' },
    { type: 'dial', leg, role: 'partner', number: target, handover, brief },
  ];
}

function answered(call: Call, leg: Leg['id']): readonly PhoneAction[] {
  const { attempt } = call;
  if (attempt?.leg === leg) {
    const stop: PhoneAction = { type: 'stopTimer', timer: 'noAnswer' };
    const caller = callerLeg(call);
    const mixed = attempt.step === 'threeParty' ? [finish(attempt, 'threeParty')] : [];
    const direct = caller && !isHeldHere(caller) ? handOver(call) : [];
    return [stop, ...mixed, ...retrieveHeld(caller), ...direct];
  }
  // The partner answered in the moment of the cancel: nobody is waiting for him here.
  return isGivenUp(call, leg) ? [{ type: 'hangUp', leg }] : [];
}

/** The leg of an attempt that has ended without it. */
const isGivenUp = (call: Call, leg: Leg['id']): boolean =>
  call.attempts.some((one) => one.leg === leg && one.result !== 'threeParty');

function handOver(call: Call): readonly PhoneAction[] {
  const { attempt } = call;
  const caller = callerLeg(call);
  const partner = connectedPartner(call);
  if (attempt?.step !== 'transfer' || attempt.state !== 'answered' || !caller || !partner) return [];
  return [{ type: 'handOver', caller: caller.id, partner: partner.id }];
}

/** Result of an attempt by how its leg ended. Ended here without a recorded result can only be a cancel. */
const RESULTS: Readonly<Record<EndCause, AttemptResult>> = {
  busy: 'busy',
  noAnswer: 'noAnswer',
  rejected: 'rejected',
  cancelledHere: 'cancelled',
  hungUpHere: 'cancelled',
  hungUpThere: 'failed',
  cancelledThere: 'failed',
  replaced: 'failed',
  failed: 'failed',
  lost: 'failed',
};

function ended(call: Call, fact: Extract<CallFact, { type: 'legEnded' }>): readonly PhoneAction[] {
  const { attempt } = call;
  // A bridge with one end left carries nothing.
  if (!attempt) return call.bridged && parties(call).length < 2 ? hangUpAll(call.legs) : [];
  // The two ends find each other while our REFER runs: how it came out is said by handOverEnded alone.
  if (attempt.state === 'answered' && fact.cause === 'replaced') return [];
  if (fact.leg === attempt.leg) return [finish(attempt, RESULTS[fact.cause], fact.status)];
  return callerLeg(call) ? [] : [finish(attempt, 'callerGone')];
}

function afterAttempt(call: Call, id: AttemptId, result: AttemptResult): readonly PhoneAction[] {
  if (!call.attempts.some((attempt) => attempt.id === id)) return [];
  const stop: PhoneAction = { type: 'stopTimer', timer: 'noAnswer' };
  if (result === 'threeParty') return [stop];
  if (result === 'handedOff') return [stop, ...(call.bridged ? [] : leaveThem(call))];
  const { leg } = call.attempts.find((attempt) => attempt.id === id) ?? {};
  const partner = call.legs.filter((one) => one.id === leg);
  return [stop, ...retrieveHeld(callerLeg(call)), ...hangUpAll(partner)];
}

/**
 * What was under way when the page died can't be gone on with: the caller is back with the operator. A partner's leg that
 * was left over by a hand-over is ended as it would have been.
 */
function recovered(call: Call, leg: Leg['id']): readonly PhoneAction[] {
  const caller = callerLeg(call);
  if (!caller && endOf(call) === 'replaced') return [{ type: 'startTimer', timer: 'vanish' }];
  if (caller?.id !== leg) return [];
  if (call.attempt) return [finish(call.attempt, 'failed')];
  const last = call.attempts.at(-1);
  return last && isOnTheWayBack(last) ? retrieveHeld(caller) : [];
}

/** A supervisor stays for nobody. A line that broke with nobody left is offered for a call-back. */
function lastOneOut(call: Call, cause: EndCause): readonly PhoneAction[] {
  if (parties(call).length > 0) return [];
  const isOurs = !call.seatLeft && call.attempts.at(-1)?.result !== 'handedOff';
  const lost = cause === 'lost' && !call.lost && isOurs;
  return [...hangUpAll(supervisorLegs(call)), ...(lost ? [record({ type: 'callLost' })] : [])];
}

/** Our BYE to the caller; the partner's leg ends by itself when it was replaced, and is ended when it does not. */
function leaveThem(call: Call): readonly PhoneAction[] {
  const caller = callerLeg(call);
  return [
    ...(caller ? hangUpAll([caller]) : []),
    ...(partnerLegs(call).length > 0 ? [{ type: 'startTimer', timer: 'vanish' } as const] : []),
  ];
}

function handOverEnded(
  call: Call,
  outcome: Extract<LadderInput, { type: 'handOverEnded' }>,
): readonly PhoneAction[] {
  const { attempt } = call;
  const { ok, status } = outcome;
  // A bridge that is refused once more stays one; a success that is told late releases it.
  if (call.bridged) return ok ? leaveThem(call) : [];
  // Cancelled too late: the caller is with the partner already, and our own leg to him is a dead one.
  if (ok) return [attempt ? finish(attempt, 'handedOff') : record({ type: 'seatLeft' })];
  if (!callerLeg(call)) return attempt ? [finish(attempt, 'callerGone', status)] : [];
  const partner = connectedPartner(call);
  if (!partner || isGivenUp(call, partner.id)) return attempt ? [finish(attempt, 'failed', status)] : [];
  const last = attempt ?? call.attempts.at(-1);
  const bridge = record({ type: 'bridgeKept', attempt: last?.id, status });
  return [bridge, attempt ? finish(attempt, 'handedOff', status) : record({ type: 'seatLeft' })];
}

function timerFired(call: Call, timer: LadderTimer): readonly PhoneAction[] {
  if (timer === 'vanish')
    return partnerLegs(call).flatMap((leg) => [
      record({ type: 'partnerDoubled', leg: leg.id }),
      ...hangUpAll([leg]),
    ]);
  const { attempt } = call;
  return attempt && attempt.state !== 'answered' ? [finish(attempt, 'noAnswer')] : [];
}
