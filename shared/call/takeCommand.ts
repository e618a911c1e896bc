import { assertNever } from '../kernel/assertNever';
import type { LegId } from '../kernel/ids';
import type { Call } from './Call';
import { callerLeg, connectedPartner, isHeldHere, isThreeParty, partnerLegs } from './Call';
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
  if (command.type === 'dial') {
    return call ? [] : [{ type: 'dial', leg: newLeg, role: 'other', number: command.number }];
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
      return call.microphoneMuted ? [] : [{ type: 'record', fact: { type: 'microphoneMuted' } }];
    case 'unmute':
      return call.microphoneMuted ? [{ type: 'record', fact: { type: 'microphoneUnmuted' } }] : [];
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
    default:
      return assertNever(command);
  }
}

const offered = (call: Call): readonly Leg[] => call.legs.filter((leg) => leg.state.at === 'offered');

/** Connected legs that fit; none while an attempt runs, since the ladder alone holds and retrieves then. */
const named = (call: Call, id: LegId | undefined, fits: (leg: Leg) => boolean): readonly Leg[] =>
  call.attempt || call.bridged
    ? []
    : call.legs.filter((leg) => isConnected(leg) && fits(leg) && (id === undefined || leg.id === id));

function hangUp(call: Call, id: LegId | undefined): readonly PhoneAction[] {
  const legs = call.legs.filter((leg) => !isEnded(leg) && (id === undefined || leg.id === id));
  const endAll = legs.map(
    (leg): PhoneAction => ({ type: leg.state.at === 'offered' ? 'decline' : 'hangUp', leg: leg.id }),
  );
  return id === undefined && call.attempt ? [...cancel(call), ...endAll] : endAll;
}

/** An attempt that cannot begin still leaves its record, so that the desk is not left waiting for one. */
function climb(call: Call, command: LadderCommand, leg: LegId): readonly PhoneAction[] {
  if (call.attempt || partnerLegs(call).length > 0) return [];
  const { attempt, handover, target } = command;
  const step = command.type === 'transfer' ? 'transfer' : 'threeParty';
  return [{ type: 'record', fact: { type: 'attemptStarted', attempt, step, target, leg, handover } }];
}

function cancel(call: Call): readonly PhoneAction[] {
  if (call.attempt) {
    const { id } = call.attempt;
    return [{ type: 'record', fact: { type: 'attemptEnded', attempt: id, result: 'cancelled' } }];
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
  if (!isThreeParty(call) || call.attempt || !caller || !partner) return [];
  return [{ type: 'handOver', caller: caller.id, partner: partner.id }];
}
