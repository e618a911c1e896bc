import { type Call, callerLeg, isHeldHere, isThreeParty } from '@shared/call/Call';
import { isConnected } from '@shared/call/Leg';

import { type CallRecord, isFinished } from '../state/CallRecord';

/** Where the call is, in the words of the call bar. */
export type Phase =
  | 'idle'
  | 'ringing'
  | 'dialling'
  | 'talking'
  | 'held'
  | 'climbing'
  | 'threeParty'
  | 'bridged'
  /** The other two talk on without the seat, or the call is over; the intake is not. */
  | 'ended'
  /** The program died in the call and the phone no longer has it. */
  | 'interrupted';

export function phaseOf(record: CallRecord | undefined): Phase {
  if (record?.call === undefined || isFinished(record)) return 'idle';
  const { call } = record;
  if (call.lost) return 'interrupted';
  // In a bridge the seat still carries the sound of the others: it can come back, or hang up.
  if (call.endedAt !== undefined || (call.seatLeft && !call.bridged)) return 'ended';
  return livePhase(call);
}

function livePhase(call: Call): Phase {
  if (call.bridged) return 'bridged';
  if (call.attempt) return 'climbing';
  if (isThreeParty(call)) return 'threeParty';
  const leg = callerLeg(call) ?? call.legs.find((one) => one.state.at !== 'ended');
  if (leg === undefined) return 'ended';
  if (leg.state.at === 'offered') return 'ringing';
  if (!isConnected(leg)) return 'dialling';
  return isHeldHere(leg) ? 'held' : 'talking';
}

const CONNECTED: ReadonlySet<Phase> = new Set(['talking', 'held', 'climbing', 'threeParty', 'bridged']);

/** Somebody is on the line with this seat. */
export const onTheLine = (phase: Phase): boolean => CONNECTED.has(phase);
