import { assertNever } from '../kernel/assertNever';
import type { LegId } from '../kernel/ids';
import type { Call } from './Call';
import {
  callerLeg,
  connectedPartner,
  isHeldHere,
  isThreeParty,
  legOf,
  MAX_PARTIES,
  parties,
  partnerLegs,
} from './Call';
import type { CallFact } from './CallFact';
import type { Leg } from './Leg';
import { isConnected, isEnded } from './Leg';
import type { PhoneAction } from './PhoneAction';
import type { PhoneCommand } from './PhoneCommand';

type LadderCommand = Extract<PhoneCommand, { type: 'transfer' | 'joinThreeParty' }>;

/**
 * What a command of the desk leads to. What makes no sense in the call's state leads to nothing: the desk shows
 * facts, so the person sees that nothing happened. `newLeg` is used where the command opens a leg.
 */
export function takeCommand(
  call: Call | undefined,
  command: PhoneCommand,
  newLeg: LegId,
): readonly PhoneAction[] {
  if (command.type === 'dial' || command.type === 'supervise') {
    const { number } = command;
    const supervision = command.type === 'supervise' ? command.supervision : undefined;
    return call ? [] : [{ type: 'dial', leg: newLeg, role: 'other', number, supervision }];
  }
  if (!call) return [];
  switch (command.type) {
    case 'answer':
    case 'decline':
      return offered(call).map((leg) => ({ type: command.type, leg: leg.id }));
    case 'hold':
      return named(call, command.leg, (leg) => !isHeldHere(leg)).map((leg) => ({
        type: 'hold',
        leg: leg.id,
      }));
    case 'retrieve':
      return named(call, command.leg, isHeldHere).map((leg) => ({ type: 'retrieve', leg: leg.id }));
    case 'mute':
      return call.microphoneMuted ? [] : record({ type: 'microphoneMuted' });
    case 'unmute':
      return call.microphoneMuted ? record({ type: 'microphoneUnmuted' }) : [];
    case 'sendDtmf':
      return named(call, undefined, (leg) => !isHeldHere(leg))
        .slice(-1)
        .map((leg) => ({ type: 'sendDtmf', leg: leg.id, tone: command.tone }));
    case 'hangUp':
      return hangUp(call, command.leg);
    case 'transfer':
    case 'joinThreeParty':
      return climb(call, command, newLeg);
    case 'cancelAttempt':
      return cancel(call);
    case 'leave':
      return leave(call);
    case 'rejoin':
      return call.bridged ? record({ type: 'seatRejoined' }) : [];
    case 'addParty':
      return hasRoom(call) && call.attempt === undefined
        ? [{ type: 'dial', leg: newLeg, role: 'other', number: command.number }]
        : [];
    case 'muteLeg':
    case 'unmuteLeg':
    case 'talkPrivately':
    case 'talkTogether':
      return mix(call, command);
    case 'changeSupervision':
      return call.legs
        .filter((leg) => leg.supervision !== undefined && leg.direction === 'out' && isConnected(leg))
        .map((leg) => ({ type: 'changeSupervision', leg: leg.id, supervision: command.supervision }));
    default:
      return assertNever(command);
  }
}

const record = (fact: CallFact): readonly PhoneAction[] => [{ type: 'record', fact }];

/** A call that is not over, and has room for one more. */
const hasRoom = (call: Call): boolean => {
  const count = parties(call).length;
  return count > 0 && count < MAX_PARTIES && !call.bridged;
};

/** A supervisor who asks in is let in or not by his role, and not by a key. */
const offered = (call: Call): readonly Leg[] =>
  call.legs.filter((leg) => leg.state.at === 'offered' && leg.role !== 'supervisor');

/** Connected legs that fit; none while an attempt runs, since the ladder alone holds and retrieves then. */
const named = (call: Call, id: LegId | undefined, fits: (leg: Leg) => boolean): readonly Leg[] =>
  call.attempt || call.bridged
    ? []
    : call.legs.filter(
        (leg) =>
          isConnected(leg) && fits(leg) && (id === undefined ? leg.role !== 'supervisor' : leg.id === id),
      );

/** What the mixer alone does: nobody's signalling hears of it. */
function mix(
  call: Call,
  command: Extract<PhoneCommand, { type: 'muteLeg' | 'unmuteLeg' | 'talkPrivately' | 'talkTogether' }>,
): readonly PhoneAction[] {
  if (command.type === 'talkTogether')
    return call.privateWith === undefined ? [] : record({ type: 'privateTalkEnded' });
  const leg = legOf(call, command.leg);
  if (!leg || !isConnected(leg) || call.bridged) return [];
  const { id, muted } = leg;
  if (command.type === 'talkPrivately')
    return call.privateWith === id ? [] : record({ type: 'privateTalkBegun', leg: id });
  if (muted === (command.type === 'muteLeg')) return [];
  return record({ type: muted ? 'legUnmuted' : 'legMuted', leg: id });
}

function hangUp(call: Call, id: LegId | undefined): readonly PhoneAction[] {
  const legs = call.legs.filter((leg) => !isEnded(leg) && (id === undefined || leg.id === id));
  const endAll = legs.map(
    (leg): PhoneAction => ({ type: leg.state.at === 'offered' ? 'decline' : 'hangUp', leg: leg.id }),
  );
  return id === undefined && call.attempt ? [...cancel(call), ...endAll] : endAll;
}

/** An attempt that cannot begin still leaves its record, so that the desk is not left waiting for one. */
function climb(call: Call, command: LadderCommand, leg: LegId): readonly PhoneAction[] {
  const step = command.type === 'transfer' ? 'transfer' : 'threeParty';
  // Two can be handed over to each other, three can't.
  const free = step === 'transfer' ? partnerLegs(call).length === 0 : hasRoom(call);
  if (call.attempt || !free) return [];
  const { attempt, handover, brief, target } = command;
  return record({ type: 'attemptStarted', attempt, step, target, leg, handover, brief });
}

function cancel(call: Call): readonly PhoneAction[] {
  if (call.attempt) {
    const { id } = call.attempt;
    return record({ type: 'attemptEnded', attempt: id, result: 'cancelled' });
  }
  if (call.bridged) return [];
  const caller = callerLeg(call);
  const back: PhoneAction[] = caller && isHeldHere(caller) ? [{ type: 'retrieve', leg: caller.id }] : [];
  const partners = partnerLegs(call);
  return partners.length === 0
    ? []
    : [...back, ...partners.map((leg) => ({ type: 'hangUp', leg: leg.id }) as const)];
}

function leave(call: Call): readonly PhoneAction[] {
  const caller = callerLeg(call);
  const partner = connectedPartner(call);
  if (!caller || !partner || !isConnected(caller) || call.attempt) return [];
  if (parties(call).filter(isConnected).length > 2)
    return isThreeParty(call) ? [...record({ type: 'bridgeKept' }), ...record({ type: 'seatLeft' })] : [];
  return [{ type: 'handOver', caller: caller.id, partner: partner.id }];
}
