import { callerLeg, isHeldHere, isThreeParty, MAX_PARTIES, parties } from '@shared/call/Call';
import { isDialable } from '@shared/call/isDialable';
import type { Leg } from '@shared/call/Leg';
import { isConnected } from '@shared/call/Leg';
import { normalNumber } from '@shared/call/normalNumber';
import type { AskedOfPhone } from '../act/DeskAsks';
import type { DeskState } from '../state/DeskState';

/** What can be done with one party of the call; `say` is a key below `party` of the locale files. */
export interface PartyCommand {
  readonly say: string;
  readonly number: string;
  readonly asked: AskedOfPhone;
}

/**
 * With the parties of a conference: mute, hold, talk apart, send away; and whom `text` names can be added. None
 * while a transfer runs: the ladder alone holds and retrieves then.
 */
export function partyCommands({ record }: Pick<DeskState, 'record'>, text: string): readonly PartyCommand[] {
  const call = record?.call;
  if (call === undefined || call.attempt || call.bridged) return [];
  const number = normalNumber(text);
  const hasRoom = parties(call).some(isConnected) && parties(call).length < MAX_PARTIES;
  const add: readonly PartyCommand[] =
    hasRoom && isDialable(text) ? [{ say: 'add', number, asked: { type: 'addParty', number } }] : [];
  if (!isThreeParty(call)) return add;
  const together: readonly PartyCommand[] =
    call.privateWith === undefined ? [] : [{ say: 'together', number: '', asked: { type: 'talkTogether' } }];
  const caller = callerLeg(call);
  return [
    ...add,
    ...together,
    ...parties(call)
      .filter(isConnected)
      .flatMap((leg) => withLeg(leg, leg.id === caller?.id, call.privateWith === leg.id)),
  ];
}

function withLeg(leg: Leg, isCaller: boolean, isApart: boolean): readonly PartyCommand[] {
  const { id, muted, party } = leg;
  const held = isHeldHere(leg);
  const of = (say: string, asked: AskedOfPhone): PartyCommand => ({ say, number: party.number, asked });
  return [
    of(muted ? 'unmute' : 'mute', { type: muted ? 'unmuteLeg' : 'muteLeg', leg: id }),
    of(held ? 'retrieve' : 'hold', { type: held ? 'retrieve' : 'hold', leg: id }),
    ...(isApart || held ? [] : [of('apart', { type: 'talkPrivately', leg: id })]),
    ...(isCaller ? [] : [of('remove', { type: 'hangUp', leg: id })]),
  ];
}
