import type { AttemptId, CallId, HandoverId, LegId } from '../kernel/ids';
import type { AttemptResult, LadderStep, QueueWait } from './CallFact';
import type { HandoverBrief } from './HandoverRecord';
import type { EndCause, Leg } from './Leg';
import { isConnected, isEnded } from './Leg';

/**
 * Where one climb on the ladder stands (domain.md, the linkage ladder). `consent`: agreed, the caller is being
 * held. A result stays the state until the caller is talking with the seat again: then it is `returned`.
 */
export type AttemptState = 'consent' | 'held' | 'partnerRinging' | 'answered' | 'returned' | AttemptResult;

/** One one-key transfer or three-party call, running or ended. Times in milliseconds since the epoch. */
export interface Attempt {
  readonly id: AttemptId;
  readonly step: LadderStep;
  readonly target: string;
  /** The partner's leg; it exists only once it was dialled. */
  readonly leg: LegId;
  readonly handover: HandoverId;
  readonly brief?: HandoverBrief | undefined;
  readonly state: AttemptState;
  readonly startedAt: number;
  readonly result?: AttemptResult | undefined;
  /** The far end dialled the partner anew instead of taking our leg to him over. */
  readonly doubled?: boolean | undefined;
  /** SIP status that ended it, where there was one. */
  readonly status?: number | undefined;
  readonly endedAt?: number | undefined;
}

/** Ended, and the caller who was held for it is not talking with the seat again yet. */
export const isOnTheWayBack = ({ state }: Attempt): boolean => COMES_HOME.has(state);

const COMES_HOME: ReadonlySet<AttemptState> = new Set([
  'busy',
  'noAnswer',
  'rejected',
  'failed',
  'cancelled',
]);

/** The caller hung up while the partner still rang: nobody has taken the matter yet. */
export const callerLeftInVain = (call: Call | undefined): boolean =>
  call?.endedAt !== undefined && call.attempts.at(-1)?.result === 'callerGone';

/** Why its first leg is over; undefined as long as it is not. */
export const endOf = ({ legs: [first] }: Pick<Call, 'legs'>): EndCause | undefined =>
  first?.state.at === 'ended' ? first.state.cause : undefined;

/** One call as its recorded facts tell it. Times in milliseconds since the epoch. */
export interface Call {
  readonly id: CallId;
  readonly startedAt: number;
  /** When the first leg was answered; absent for a call that never was. */
  readonly answeredAt?: number | undefined;
  /** When the last leg of this seat ended; two others may talk on without it. */
  readonly endedAt?: number | undefined;
  /** The number that the caller dialled; empty for a call that the seat made. */
  readonly dialled: string;
  /** Hand-over record that came with the call. */
  readonly handover?: HandoverId | undefined;
  /** What SIP told of that record. */
  readonly brief?: HandoverBrief | undefined;
  /** Who handed it over: the far end of the leg is the caller himself once the two are joined. */
  readonly handedBy?: string | undefined;
  /** Where the caller waited before this seat was rung. */
  readonly queue?: QueueWait | undefined;
  /** In the order in which they came. */
  readonly legs: readonly Leg[];
  readonly microphoneMuted: boolean;
  /** Party with whom the operator talks apart from the others. */
  readonly privateWith?: LegId | undefined;
  /** The running attempt: at most one. */
  readonly attempt?: Attempt | undefined;
  /** The ended ones, oldest first. */
  readonly attempts: readonly Attempt[];
  /** The seat only carries sound between the two others, who would not take the hand-over. */
  readonly bridged: boolean;
  readonly seatLeft: boolean;
  /** The program died in this call and the phone no longer had it. */
  readonly lost: boolean;
}

export const legOf = (call: Call, id: LegId): Leg | undefined => call.legs.find((leg) => leg.id === id);

/** Far ends of one call at the most, supervisors not counted. */
export const MAX_PARTIES = 6;

/** The far end that the call is about and began with: the caller, or whoever the seat rang itself. */
export function callerLeg(call: Call): Leg | undefined {
  const [first] = call.legs;
  return first && !isEnded(first) ? first : undefined;
}

/** Far ends that are in it or on their way, without supervisors. */
export const parties = (call: Call): readonly Leg[] =>
  call.legs.filter((leg) => leg.role !== 'supervisor' && !isEnded(leg));

/** All parties but the caller. */
export const partnerLegs = (call: Call): readonly Leg[] =>
  parties(call).filter((leg) => leg.id !== call.legs[0]?.id);

export const connectedPartner = (call: Call): Leg | undefined => partnerLegs(call).find(isConnected);

export const supervisorLegs = (call: Call): readonly Leg[] =>
  call.legs.filter((leg) => leg.role === 'supervisor' && !isEnded(leg));

export const isHeld = (leg: Leg): boolean =>
  leg.state.at === 'connected' && (leg.state.heldHere || leg.state.heldThere);

export const isHeldHere = (leg: Leg): boolean => leg.state.at === 'connected' && leg.state.heldHere;

/** True while a caller, a partner and the seat are in it together. */
export const isThreeParty = (call: Call): boolean => {
  const caller = callerLeg(call);
  return caller !== undefined && isConnected(caller) && connectedPartner(call) !== undefined && !call.bridged;
};
