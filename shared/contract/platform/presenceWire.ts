// A seat's card on the wire and back. Every time is told as seconds from the moment of the sign of life, so that a
// reader whose clock is wrong by an hour still shows right durations.

import { NO_FIGURES, type SeatCard } from '../../seat/SeatCard';
import { limitAt, type SeatState } from '../../seat/SeatState';
import type { PresenceMessage } from './messages';
import { WIRE_VERSION } from './subjects';

/** `now`: the sender's clock, milliseconds. */
export function presenceText(card: SeatCard, now: number): string {
  const { state, team, phone, legs, today, link, help, lent } = card;
  const ago = (at: number) => Math.max(0, Math.floor((now - at) / 1_000));
  const limit = limitAt(state);
  // What is undefined is not written.
  return JSON.stringify({
    v: WIRE_VERSION,
    seat: card.seat,
    region: card.region,
    state: state.at,
    forSeconds: ago(state.since),
    call: 'call' in state ? state.call : undefined,
    held: state.at === 'busy' && state.held ? true : undefined,
    reason: state.at === 'pause' ? state.reason : undefined,
    began: card.began,
    limitSeconds: limit === undefined ? undefined : Math.round((limit - state.since) / 1_000),
    wrapUp: state.at === 'wrapUp' ? state.mode : undefined,
    extensions: state.at === 'wrapUp' ? state.extensions : undefined,
    next: card.next,
    number: card.number,
    team: team === '' ? undefined : team,
    person: card.person,
    shift: card.shift,
    phone: phone ? true : undefined,
    matter: card.matter,
    legs: legs.length === 0 ? undefined : legs,
    today:
      today.calls + today.missed === 0
        ? undefined
        : [today.calls, Math.round(today.handled / 1_000), today.missed],
    link: link === 'none' ? undefined : link,
    sound: card.sound,
    help: help && { word: help.word, forSeconds: ago(help.since) },
    lent: lent && {
      to: lent.to,
      leftSeconds: lent.until === undefined ? undefined : Math.max(0, Math.ceil((lent.until - now) / 1_000)),
    },
  });
}

/** `now`: the reader's clock when it came, milliseconds. */
export function cardOf(said: PresenceMessage, now: number): SeatCard {
  const at = (seconds: number) => now - seconds * 1_000;
  const [calls, handled, missed] = said.today ?? [0, 0, 0];
  return {
    seat: said.seat,
    region: said.region,
    team: said.team ?? '',
    person: said.person,
    shift: said.shift,
    state: stateOf(said, at(said.forSeconds)),
    began: said.began,
    next: said.next,
    number: said.number,
    phone: said.phone === true,
    matter: said.matter,
    legs: said.legs ?? [],
    today: said.today === undefined ? NO_FIGURES : { calls, handled: handled * 1_000, missed },
    link: said.link ?? 'none',
    sound: said.sound,
    help: said.help && { word: said.help.word, since: at(said.help.forSeconds) },
    lent: said.lent && {
      to: said.lent.to,
      until: said.lent.leftSeconds === undefined ? undefined : at(-said.lent.leftSeconds),
    },
  };
}

/** A call that an older program did not name is told as an empty one: the state is shown all the same. */
function stateOf(said: PresenceMessage, since: number): SeatState {
  const { state, call = '' as NonNullable<PresenceMessage['call']>, limitSeconds } = said;
  const limit = limitSeconds === undefined ? undefined : limitSeconds * 1_000;
  switch (state) {
    case 'busy':
      return { at: state, since, call, held: said.held === true };
    case 'offered':
    case 'missed':
      return { at: state, since, call };
    case 'wrapUp':
      return {
        at: state,
        since,
        call,
        mode: said.wrapUp ?? 'untilDone',
        until: limit === undefined ? undefined : since + limit,
        extensions: said.extensions ?? 0,
      };
    case 'pause':
      return { at: state, since, reason: said.reason ?? '', limit };
    default:
      return { at: state, since };
  }
}
